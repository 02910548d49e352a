import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, within } from 'storybook/test';
import { PasskeySetup } from '../src/index.js';
import { clicks, reads, sees, ticks } from './person.js';
import { type StageSetting, staged, stageOf } from './Stage.js';

const signedIn: StageSetting = { session: 'signed-in' };
const codesOnRequest: StageSetting = { ...signedIn, sandbox: { backupCodes: 'separate' } };

const meta = {
  title: 'Drop-ins/PasskeySetup',
  component: PasskeySetup,
  args: { onEnrolled: fn(), onRestart: fn(), onCancel: fn() },
  parameters: staged(signedIn),
} satisfies Meta<typeof PasskeySetup>;
export default meta;
type Story = StoryObj<typeof meta>;
type Play = Parameters<NonNullable<Story['play']>>[0];

const starts = (context: Play): Promise<void> => clicks(context, 'Set up passkey');

export const Ready: Story = {
  play: async (context) => {
    await reads(context, /Nothing has to be typed/);
    await sees(context, 'Set up a passkey', 'ready');
  },
};

export const ReadyWhereThereIsOneAlready: Story = {
  parameters: staged({ ...signedIn, anna: { passkey: true } }),
  play: async (context) => {
    await starts(context);
    await reads(context, 'This is already set up for your account.');
    await sees(context, 'Set up a passkey', 'ready');
  },
};

export const Starting: Story = {
  play: async (context) => {
    stageOf(context).sandbox.faults.drop('enrollPasskey');
    await starts(context);
    const screen = await sees(context, 'Set up a passkey', 'starting');
    await expect(within(screen).getByRole('button', { name: 'Set up passkey' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  },
};

export const Expired: Story = {
  play: async (context) => {
    stageOf(context).sandbox.signOut();
    await starts(context);
    await reads(context, 'To keep your account safe, this needs a fresh sign-in.');
    await sees(context, 'Sign in again', 'expired');
  },
};

/** The account is locked, and nobody can say for how long: nothing invites to another try. */
export const Blocked: Story = {
  play: async (context) => {
    stageOf(context).sandbox.faults.fail('enrollPasskey', { code: 'LOCKED' });
    await starts(context);
    await reads(context, 'Your account is locked for now, to keep it safe.');
    await sees(context, 'Sign-in is locked', 'blocked');
  },
};

export const SavingCodes: Story = {
  play: async (context) => {
    await starts(context);
    const screen = await sees(context, 'Save your backup codes', 'showing');
    await expect(within(screen).getAllByRole('listitem')).toHaveLength(10);
  },
};

export const OfferingCodes: Story = {
  parameters: staged(codesOnRequest),
  play: async (context) => {
    await starts(context);
    await sees(context, 'Get backup codes', 'idle');
  },
};

export const Done: Story = {
  play: async (context) => {
    await starts(context);
    await ticks(context, 'I have saved these codes');
    await clicks(context, 'Continue');
    await expect(context.args.onEnrolled).toHaveBeenCalledOnce();
    await sees(context, 'The second step is on', 'done');
  },
};
