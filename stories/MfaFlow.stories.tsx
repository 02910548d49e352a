import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { MfaFlow } from '../src/index.js';
import { clicks, reads, readsKey, sees, ticks, types, typesCode } from './person.js';
import { anna, type StageSetting, staged, stageOf } from './Stage.js';

const enrolled: StageSetting = { anna: { totp: true, backupCodes: true } };
const mustEnrol: StageSetting = { sandbox: { policy: { enrollment: 'required', methods: ['totp'] } } };
const mayEnrol: StageSetting = { sandbox: { policy: { enrollment: 'recommended', methods: ['totp'] } } };
const getsNewCodes: StageSetting = { ...enrolled, sandbox: { newCodesAfterUse: true } };

const meta: Meta<typeof MfaFlow> = {
  title: 'Drop-ins/MfaFlow',
  component: MfaFlow,
  args: { onSession: fn(), onComplete: fn(), onRestart: fn(), onCancel: fn() },
  parameters: staged(enrolled),
  render: (args, context) => <MfaFlow {...args} result={stageOf(context).loginResult} />,
};
export default meta;
type Story = StoryObj<typeof MfaFlow>;
type Play = Parameters<NonNullable<Story['play']>>[0];

async function usesBackupCode(context: Play): Promise<void> {
  const [code = ''] = stageOf(context).sandbox.user(anna.email).backupCodes;
  await clicks(context, 'Use a backup code');
  await types(context, 'Backup code', code);
  await clicks(context, 'Verify');
}

export const Challenging: Story = {
  play: async (context) => {
    await reads(context, /Open your authenticator app/);
    await sees(context, 'Enter the code from your app', 'awaiting-code');
  },
};

export const Enrolling: Story = {
  parameters: staged(mustEnrol),
  play: async (context) => {
    await reads(context, /This service asks everyone for a second step/);
    await sees(context, 'Protect your account with a second step', 'introducing');
  },
};

export const EnrollingOnRecommendation: Story = {
  parameters: staged(mayEnrol),
  play: async (context) => {
    await reads(context, 'Not now');
    await sees(context, 'Protect your account with a second step', 'introducing');
    await expect(context.args.onSession).toHaveBeenCalledOnce();
    await expect(context.args.onComplete).not.toHaveBeenCalled();
  },
};

export const OpeningSession: Story = {
  args: { onSession: () => new Promise<void>(() => undefined) },
  play: async (context) => {
    await typesCode(context, stageOf(context).appCode);
    await reads(context, 'One moment…');
    await sees(context, 'You are signed in', 'opening-session');
  },
};

export const SessionFailed: Story = {
  args: { onSession: () => Promise.reject(new Error('The host could not install the session.')) },
  play: async (context) => {
    await typesCode(context, stageOf(context).appCode);
    await reads(context, 'Try again');
    await sees(context, 'This did not load', 'session-failed');
  },
};

export const SavingCodes: Story = {
  parameters: staged(getsNewCodes),
  play: async (context) => {
    await usesBackupCode(context);
    await sees(context, 'Save your backup codes', 'showing');
    await expect(context.args.onSession).toHaveBeenCalledOnce();
    await expect(context.args.onComplete).not.toHaveBeenCalled();
  },
};

export const OfferingCodes: Story = {
  play: async (context) => {
    await usesBackupCode(context);
    await reads(context, '9 backup codes left.');
    await sees(context, 'Your backup code is used up', 'idle');
  },
};

export const Finished: Story = {
  play: async (context) => {
    await typesCode(context, stageOf(context).appCode);
    await sees(context, 'You are signed in', 'finished');
    await waitFor(() => expect(context.args.onComplete).toHaveBeenCalledOnce());
  },
};

export const MustRestart: Story = {
  parameters: staged(mustEnrol),
  play: async (context) => {
    const { faults, codeFor } = stageOf(context).sandbox;
    await clicks(context, 'Set it up');
    faults.answer('verifyTOTP', () => undefined); // enrolled, and no session: some backends want a new sign-in
    await typesCode(context, codeFor(await readsKey(context)));
    await ticks(context, 'I have saved these codes');
    await clicks(context, 'Continue');
    await sees(context, 'Sign in again', 'must-restart');
    await clicks(context, 'Sign in again');
    await expect(context.args.onRestart).toHaveBeenCalledOnce();
  },
};
