import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, within } from 'storybook/test';
import { PasskeySetup } from '../src/index.js';
import { clickButton, expectScreen, expectText, tickCheckbox } from './actions.js';
import { type StageSetting, staged, stageOf } from './Stage.js';
import { words } from './words.js';

const signedIn: StageSetting = { session: 'signed-in' };
const separateCodes: StageSetting = { ...signedIn, sandbox: { backupCodes: 'separate' } };

const meta = {
  title: 'Drop-ins/PasskeySetup',
  component: PasskeySetup,
  args: { onEnrolled: fn(), onDone: fn(), onRestart: fn(), onCancel: fn() },
  parameters: staged(signedIn),
} satisfies Meta<typeof PasskeySetup>;
export default meta;
type Story = StoryObj<typeof meta>;
type Play = Parameters<NonNullable<Story['play']>>[0];

const startSetup = (context: Play): Promise<void> => clickButton(context, words.setup.passkey.start);

export const Ready: Story = {
  play: async (context) => {
    await expectText(context, words.setup.passkey.description);
    await expectScreen(context, words.setup.passkey.title, 'ready');
  },
};

export const ReadyAlreadyEnrolled: Story = {
  name: 'Already set up',
  parameters: staged({ ...signedIn, anna: { passkey: true } }),
  play: async (context) => {
    await startSetup(context);
    await expectText(context, words.errors.ALREADY_ENROLLED);
    await expectScreen(context, words.setup.passkey.title, 'ready');
  },
};

export const Starting: Story = {
  play: async (context) => {
    stageOf(context).sandbox.faults.drop('enrollPasskey');
    await startSetup(context);
    const screen = await expectScreen(context, words.setup.passkey.title, 'starting');
    await expect(within(screen).getByRole('button', { name: words.setup.passkey.start })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  },
};

export const Expired: Story = {
  play: async (context) => {
    stageOf(context).sandbox.signOut();
    await startSetup(context);
    await expectText(context, words.errors.REAUTH_REQUIRED);
    await expectScreen(context, words.common.signInAgain, 'expired');
  },
};

/** The account is locked for an unknown time, so there is no button to try again. */
export const Blocked: Story = {
  name: 'Account locked',
  play: async (context) => {
    stageOf(context).sandbox.faults.fail('enrollPasskey', { code: 'LOCKED' });
    await startSetup(context);
    await expectText(context, words.challenge.ended);
    await expectScreen(context, words.challenge.blockedTitle, 'blocked');
  },
};

export const SavingCodes: Story = {
  name: 'Saving codes',
  play: async (context) => {
    await startSetup(context);
    const screen = await expectScreen(context, words.backupCodes.title, 'showing');
    await expect(within(screen).getAllByRole('listitem')).toHaveLength(10);
  },
};

export const OfferingCodes: Story = {
  name: 'Offering codes',
  parameters: staged(separateCodes),
  play: async (context) => {
    await startSetup(context);
    await expectScreen(context, words.backupCodes.offerTitle.missing, 'idle');
  },
};

export const Done: Story = {
  play: async (context) => {
    await startSetup(context);
    await tickCheckbox(context, words.backupCodes.saved);
    await clickButton(context, words.backupCodes.finish);
    await expect(context.args.onEnrolled).toHaveBeenCalledOnce();
    await expectScreen(context, words.enrollment.doneTitle, 'done');
  },
};
