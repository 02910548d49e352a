import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { MfaFlow } from '../src/index.js';
import { en } from '../src/locales/en.js';
import { chooses, clicks, reads, readsKey, sees, ticks, types, typesCode } from './person.js';
import { anna, type StageSetting, staged, stageOf } from './Stage.js';

const enrolled: StageSetting = { anna: { totp: true, backupCodes: true } };
const mustEnroll: StageSetting = { sandbox: { policy: { enrollment: 'required', methods: ['totp'] } } };
const mayEnroll: StageSetting = { sandbox: { policy: { enrollment: 'recommended', methods: ['totp'] } } };
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
  await chooses(context, en.challenge.backupCodeLabel);
  await types(context, en.challenge.backupCodeLabel, code);
  await clicks(context, en.challenge.verify);
}

export const Challenging: Story = {
  play: async (context) => {
    await reads(context, /Open your authenticator app/);
    await sees(context, en.challenge.title.totp, 'awaiting-code');
  },
};

export const Enrolling: Story = {
  parameters: staged(mustEnroll),
  play: async (context) => {
    await reads(context, /Two-step verification is required/);
    await sees(context, en.enrollment.introTitle, 'introducing');
  },
};

export const EnrollingOnRecommendation: Story = {
  name: 'Enrolling, optional',
  parameters: staged(mayEnroll),
  play: async (context) => {
    await reads(context, en.enrollment.skip);
    await sees(context, en.enrollment.introTitle, 'introducing');
    await expect(context.args.onSession).toHaveBeenCalledOnce();
    await expect(context.args.onComplete).not.toHaveBeenCalled();
  },
};

export const OpeningSession: Story = {
  args: { onSession: () => new Promise<void>(() => undefined) },
  play: async (context) => {
    await typesCode(context, stageOf(context).appCode);
    await reads(context, en.common.working);
    await sees(context, en.challenge.signingInTitle, 'opening-session');
  },
};

export const SessionFailed: Story = {
  // a host that never finishes storing the session
  args: { onSession: () => new Promise<void>(() => {}) },
  // reported as an uncaught error
  beforeEach: () => {
    const heard = (event: ErrorEvent): void => {
      if (!event.message.includes('onSession did not settle')) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    addEventListener('error', heard, true);
    return () => removeEventListener('error', heard, true);
  },
  parameters: { ...staged(enrolled), provider: { timeoutMs: 500 } },
  play: async (context) => {
    await typesCode(context, stageOf(context).appCode);
    await reads(context, en.common.tryAgain);
    await sees(context, en.challenge.signInFailedTitle, 'session-failed');
  },
};

export const SavingCodes: Story = {
  parameters: staged(getsNewCodes),
  play: async (context) => {
    await usesBackupCode(context);
    await sees(context, en.backupCodes.title, 'showing');
    await expect(context.args.onSession).toHaveBeenCalledOnce();
    await expect(context.args.onComplete).not.toHaveBeenCalled();
  },
};

export const OfferingCodes: Story = {
  play: async (context) => {
    await usesBackupCode(context);
    await reads(context, en.backupCodes.remaining(9));
    await sees(context, en.backupCodes.offerTitle.used, 'idle');
  },
};

export const Finished: Story = {
  play: async (context) => {
    await typesCode(context, stageOf(context).appCode);
    await sees(context, en.challenge.signedInTitle, 'finished');
    await waitFor(() => expect(context.args.onComplete).toHaveBeenCalledOnce());
  },
};

export const MustRestart: Story = {
  name: 'Sign in again',
  parameters: staged(mustEnroll),
  play: async (context) => {
    const { faults, codeFor } = stageOf(context).sandbox;
    await clicks(context, en.enrollment.start);
    faults.answer('verifyTOTP', () => undefined); // enrolled, but without a session: some backends require a new sign-in
    await typesCode(context, codeFor(await readsKey(context)));
    await ticks(context, en.backupCodes.saved);
    await clicks(context, en.backupCodes.finish);
    await sees(context, en.reauth.title, 'must-restart');
    await clicks(context, en.common.signInAgain);
    await expect(context.args.onRestart).toHaveBeenCalledOnce();
  },
};

export const Leaving: Story = {
  play: async (context) => {
    stageOf(context).sandbox.faults.hold('cancel');
    await clicks(context, en.common.cancel);
    await sees(context, en.common.working, 'leaving');
  },
};
