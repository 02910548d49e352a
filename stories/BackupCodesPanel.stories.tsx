import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, within } from 'storybook/test';
import { BackupCodesPanel } from '../src/index.js';
import { en } from '../src/locales/en.js';
import { clicks, reads, sees, ticks, types, typesCode } from './person.js';
import { anna, type StageSetting, staged, stageOf } from './Stage.js';

const signedIn: StageSetting = { anna: { totp: true, backupCodes: true }, session: 'signed-in' };
const asksForPassword: StageSetting = { ...signedIn, sandbox: { requireReauth: 'password' } };
const asksForCode: StageSetting = { ...signedIn, sandbox: { requireReauth: 'code' } };

const meta = {
  title: 'Drop-ins/BackupCodesPanel',
  component: BackupCodesPanel,
  args: { onSaved: fn(), onDone: fn() },
  parameters: staged(signedIn),
} satisfies Meta<typeof BackupCodesPanel>;
export default meta;
type Story = StoryObj<typeof meta>;
type Play = Parameters<NonNullable<Story['play']>>[0];

async function makesNewCodes(context: Play): Promise<void> {
  await clicks(context, en.backupCodes.regenerate);
  await clicks(context, en.backupCodes.confirm);
}

export const Idle: Story = {
  name: 'In settings',
  args: { left: 8 },
  play: async (context) => {
    await reads(context, en.backupCodes.remaining(8));
    await sees(context, en.backupCodes.offerTitle.manage, 'idle');
  },
};

export const IdleWithFewLeft: Story = {
  name: 'Few codes left',
  args: { left: 2 },
  play: async (context) => {
    await reads(context, en.backupCodes.low(2));
    await sees(context, en.backupCodes.offerTitle.manage, 'idle');
  },
};

export const IdleWithNoneLeft: Story = {
  name: 'No codes left',
  args: { left: 0 },
  play: async (context) => {
    await reads(context, en.backupCodes.noneLeft);
    await sees(context, en.backupCodes.offerTitle.manage, 'idle');
  },
};

export const IdleAfterOneWasUsed: Story = {
  name: 'A code was used',
  args: { left: 3, reason: 'used', onSkip: fn() },
  play: async (context) => {
    await reads(context, en.backupCodes.later);
    await sees(context, en.backupCodes.offerTitle.used, 'idle');
  },
};

export const IdleWhereThereWereNone: Story = {
  name: 'No codes yet',
  args: { reason: 'missing', onSkip: fn() },
  play: async (context) => {
    await reads(context, en.backupCodes.skip);
    await sees(context, en.backupCodes.offerTitle.missing, 'idle');
  },
};

export const IdleAfterALostAnswer: Story = {
  name: 'Connection lost',
  play: async (context) => {
    stageOf(context).sandbox.faults.loseAnswer('regenerateBackupCodes');
    await makesNewCodes(context);
    await reads(context, en.backupCodes.outcomeUnknown);
    await sees(context, en.backupCodes.offerTitle.manage, 'idle');
  },
};

export const IdleWhileTheAccountIsLocked: Story = {
  name: 'Account locked',
  play: async (context) => {
    stageOf(context).sandbox.faults.fail('regenerateBackupCodes', { code: 'LOCKED' });
    await makesNewCodes(context);
    await reads(context, en.errors.LOCKED);
    await sees(context, en.backupCodes.offerTitle.manage, 'idle');
  },
};

export const Confirming: Story = {
  name: 'Get new codes: confirm',
  play: async (context) => {
    await clicks(context, en.backupCodes.regenerate);
    await reads(context, en.backupCodes.confirmDescription);
    await sees(context, en.backupCodes.confirmTitle, 'confirming');
  },
};

export const Generating: Story = {
  play: async (context) => {
    stageOf(context).sandbox.faults.drop('regenerateBackupCodes');
    await makesNewCodes(context);
    await sees(context, en.backupCodes.generating, 'generating');
  },
};

export const Showing: Story = {
  play: async (context) => {
    await makesNewCodes(context);
    const screen = await sees(context, en.backupCodes.title, 'showing');
    await expect(within(screen).getAllByRole('listitem')).toHaveLength(10);
  },
};

export const ShowingToSomeoneWhoLeavesThemUnsaved: Story = {
  name: 'Not saved',
  play: async (context) => {
    await makesNewCodes(context);
    await clicks(context, en.backupCodes.finish);
    await reads(context, en.backupCodes.notSaved);
    await expect(context.args.onSaved).not.toHaveBeenCalled();
    await sees(context, en.backupCodes.title, 'showing');
  },
};

export const Saved: Story = {
  play: async (context) => {
    await makesNewCodes(context);
    await ticks(context, en.backupCodes.saved);
    await clicks(context, en.backupCodes.finish);
    await reads(context, en.backupCodes.savedDescription);
    await expect(context.args.onSaved).toHaveBeenCalledOnce();
    await sees(context, en.backupCodes.savedTitle, 'saved');
    await reads(context, en.enrollment.done);
  },
};

export const AskingPassword: Story = {
  parameters: staged(asksForPassword),
  play: async (context) => {
    await makesNewCodes(context);
    const screen = await sees(context, en.reauth.title, 'asking-password');
    await expect(within(screen).getByLabelText('Password')).toHaveFocus();
  },
};

export const AskingPasswordAfterAWrongOne: Story = {
  name: 'Incorrect password',
  parameters: staged(asksForPassword),
  play: async (context) => {
    await makesNewCodes(context);
    await types(context, 'Password', 'not this one');
    await clicks(context, en.reauth.confirm);
    await reads(context, en.errors.INVALID_CREDENTIALS);
    await sees(context, en.reauth.title, 'asking-password');
  },
};

export const CheckingPassword: Story = {
  parameters: staged(asksForPassword),
  play: async (context) => {
    await makesNewCodes(context);
    await types(context, 'Password', anna.password);
    stageOf(context).sandbox.faults.drop('regenerateBackupCodes');
    await clicks(context, en.reauth.confirm);
    const screen = await sees(context, en.reauth.title, 'checking-password');
    await expect(within(screen).getByLabelText('Password')).toHaveAttribute('readonly');
  },
};

export const AskingCode: Story = {
  parameters: staged(asksForCode),
  play: async (context) => {
    await makesNewCodes(context);
    await sees(context, en.challenge.title.totp, 'awaiting-code');
  },
};

export const ShowingAfterACode: Story = {
  name: 'Showing after a code',
  parameters: staged(asksForCode),
  play: async (context) => {
    await makesNewCodes(context);
    await typesCode(context, stageOf(context).appCode);
    await sees(context, en.backupCodes.title, 'showing');
  },
};
