import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, within } from 'storybook/test';
import { BackupCodesPanel } from '../src/index.js';
import { clickButton, enterCode, enterText, expectScreen, expectText, tickCheckbox } from './actions.js';
import { anna, type StageSetting, staged, stageOf } from './Stage.js';
import { words } from './words.js';

const signedIn: StageSetting = { anna: { totp: true, backupCodes: true }, session: 'signed-in' };
const requiresPassword: StageSetting = { ...signedIn, sandbox: { requireReauth: 'password' } };
const requiresCode: StageSetting = { ...signedIn, sandbox: { requireReauth: 'code' } };

const meta = {
  title: 'Drop-ins/BackupCodesPanel',
  component: BackupCodesPanel,
  args: { onSaved: fn(), onDone: fn() },
  parameters: staged(signedIn),
} satisfies Meta<typeof BackupCodesPanel>;
export default meta;
type Story = StoryObj<typeof meta>;
type Play = Parameters<NonNullable<Story['play']>>[0];

async function createCodes(context: Play): Promise<void> {
  await clickButton(context, words.backupCodes.regenerate);
  await clickButton(context, words.backupCodes.confirm);
}

export const Idle: Story = {
  name: 'Enough codes left',
  args: { left: 8 },
  play: async (context) => {
    await expectText(context, words.backupCodes.remaining(8));
    await expectScreen(context, words.backupCodes.offerTitle.manage, 'idle');
  },
};

export const IdleWithFewLeft: Story = {
  name: 'Few codes left',
  args: { left: 2 },
  play: async (context) => {
    await expectText(context, words.backupCodes.low(2));
    await expectScreen(context, words.backupCodes.offerTitle.manage, 'idle');
  },
};

export const IdleWithNoneLeft: Story = {
  name: 'No codes left',
  args: { left: 0 },
  play: async (context) => {
    await expectText(context, words.backupCodes.noneLeft);
    await expectScreen(context, words.backupCodes.offerTitle.manage, 'idle');
  },
};

export const IdleAfterUsedCode: Story = {
  name: 'A code was used',
  args: { left: 3, reason: 'used', onSkip: fn() },
  play: async (context) => {
    await expectText(context, words.backupCodes.later);
    await expectScreen(context, words.backupCodes.offerTitle.used, 'idle');
  },
};

export const IdleWithoutCodes: Story = {
  name: 'No codes yet',
  args: { reason: 'missing', onSkip: fn() },
  play: async (context) => {
    await expectText(context, words.backupCodes.skip);
    await expectScreen(context, words.backupCodes.offerTitle.missing, 'idle');
  },
};

export const IdleAfterLostResponse: Story = {
  name: 'Connection lost',
  play: async (context) => {
    stageOf(context).sandbox.faults.loseAnswer('regenerateBackupCodes');
    await createCodes(context);
    await expectText(context, words.backupCodes.outcomeUnknown);
    await expectScreen(context, words.backupCodes.offerTitle.manage, 'idle');
  },
};

export const IdleWhileLocked: Story = {
  name: 'Account locked',
  play: async (context) => {
    stageOf(context).sandbox.faults.fail('regenerateBackupCodes', { code: 'LOCKED' });
    await createCodes(context);
    await expectText(context, words.errors.LOCKED);
    await expectScreen(context, words.backupCodes.offerTitle.manage, 'idle');
  },
};

export const Confirming: Story = {
  name: 'Get new codes: confirm',
  play: async (context) => {
    await clickButton(context, words.backupCodes.regenerate);
    await expectText(context, words.backupCodes.confirmDescription);
    await expectScreen(context, words.backupCodes.confirmTitle, 'confirming');
  },
};

export const Generating: Story = {
  play: async (context) => {
    stageOf(context).sandbox.faults.drop('regenerateBackupCodes');
    await createCodes(context);
    await expectScreen(context, words.backupCodes.confirmTitle, 'generating');
  },
};

export const Showing: Story = {
  play: async (context) => {
    await createCodes(context);
    const screen = await expectScreen(context, words.backupCodes.title, 'showing');
    await expect(within(screen).getAllByRole('listitem')).toHaveLength(10);
  },
};

export const ShowingUnsavedWarning: Story = {
  name: 'Not saved',
  play: async (context) => {
    await createCodes(context);
    await clickButton(context, words.backupCodes.finish);
    await expectText(context, words.backupCodes.notSaved);
    await expect(context.args.onSaved).not.toHaveBeenCalled();
    await expectScreen(context, words.backupCodes.title, 'showing');
  },
};

export const Saved: Story = {
  play: async (context) => {
    await createCodes(context);
    await tickCheckbox(context, words.backupCodes.saved);
    await clickButton(context, words.backupCodes.finish);
    await expectText(context, words.backupCodes.savedDescription);
    await expect(context.args.onSaved).toHaveBeenCalledOnce();
    await expectScreen(context, words.backupCodes.savedTitle, 'saved');
    await expectText(context, words.enrollment.done);
  },
};

export const AskingPassword: Story = {
  name: 'Password',
  parameters: staged(requiresPassword),
  play: async (context) => {
    await createCodes(context);
    const screen = await expectScreen(context, words.reauth.title, 'asking-password');
    await expect(within(screen).getByLabelText(words.reauth.label)).toHaveFocus();
  },
};

export const AskingPasswordAfterWrongPassword: Story = {
  name: 'Incorrect password',
  parameters: staged(requiresPassword),
  play: async (context) => {
    await createCodes(context);
    await enterText(context, words.reauth.label, 'not this one');
    await clickButton(context, words.reauth.confirm);
    await expectText(context, words.errors.INVALID_CREDENTIALS);
    await expectScreen(context, words.reauth.title, 'asking-password');
  },
};

export const CheckingPassword: Story = {
  name: 'Checking password',
  parameters: staged(requiresPassword),
  play: async (context) => {
    await createCodes(context);
    await enterText(context, words.reauth.label, anna.password);
    stageOf(context).sandbox.faults.drop('regenerateBackupCodes');
    await clickButton(context, words.reauth.confirm);
    const screen = await expectScreen(context, words.reauth.title, 'checking-password');
    await expect(within(screen).getByLabelText(words.reauth.label)).toHaveAttribute('readonly');
  },
};

export const AskingCode: Story = {
  name: 'Code',
  parameters: staged(requiresCode),
  play: async (context) => {
    await createCodes(context);
    await expectScreen(context, words.challenge.title.totp, 'awaiting-code');
  },
};

export const ShowingAfterCode: Story = {
  name: 'New codes, after a code from the app',
  parameters: staged(requiresCode),
  play: async (context) => {
    await createCodes(context);
    await enterCode(context, stageOf(context).appCode);
    await expectScreen(context, words.backupCodes.title, 'showing');
  },
};
