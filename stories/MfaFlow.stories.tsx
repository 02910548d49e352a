import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { MfaFlow } from '../src/index.js';
import {
  chooseMethod,
  clickButton,
  enterCode,
  enterText,
  expectScreen,
  expectText,
  neverStopsWaiting,
  readKey,
  tickCheckbox,
} from './actions.js';
import { anna, type StageSetting, staged, stageOf } from './Stage.js';
import { words } from './words.js';

const enrolled: StageSetting = { anna: { totp: true, backupCodes: true } };
const mustEnroll: StageSetting = { sandbox: { policy: { enrollment: 'required', methods: ['totp'] } } };
const mayEnroll: StageSetting = { sandbox: { policy: { enrollment: 'recommended', methods: ['totp'] } } };
const withNewCodesAfterUse: StageSetting = { ...enrolled, sandbox: { newCodesAfterUse: true } };

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

async function submitBackupCode(context: Play): Promise<void> {
  const [code = ''] = stageOf(context).sandbox.user(anna.email).backupCodes;
  await chooseMethod(context, words.challenge.backupCodeLabel);
  await enterText(context, words.challenge.backupCodeLabel, code);
  await clickButton(context, words.challenge.verify);
}

export const Challenging: Story = {
  name: 'Challenge',
  play: async (context) => {
    await expectText(context, words.challenge.description.totp);
    await expectScreen(context, words.challenge.title.totp, 'awaiting-code');
  },
};

export const Enrolling: Story = {
  name: 'Enrollment',
  parameters: staged(mustEnroll),
  play: async (context) => {
    await expectText(context, new RegExp(words.enrollment.required));
    await expectScreen(context, words.enrollment.introTitle, 'introducing');
  },
};

export const EnrollingRecommended: Story = {
  name: 'Enrollment, optional',
  parameters: staged(mayEnroll),
  play: async (context) => {
    await expectText(context, words.enrollment.skip);
    await expectScreen(context, words.enrollment.introTitle, 'introducing');
    await expect(context.args.onSession).toHaveBeenCalledOnce();
    await expect(context.args.onComplete).not.toHaveBeenCalled();
  },
};

export const OpeningSession: Story = {
  name: 'Opening the session',
  args: { onSession: () => new Promise<void>(() => undefined) },
  play: async (context) => {
    await enterCode(context, stageOf(context).appCode);
    await expectText(context, words.common.working);
    await expectScreen(context, words.challenge.signingInTitle, 'opening-session');
  },
};

export const SessionFailed: Story = {
  name: 'Session failed',
  // a host that never finishes storing the session
  args: { onSession: () => new Promise<void>(() => {}) },
  // reported as an uncaught error
  beforeEach: () => {
    const listener = (event: ErrorEvent): void => {
      if (!event.message.includes('onSession did not settle')) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    addEventListener('error', listener, true);
    return () => removeEventListener('error', listener, true);
  },
  parameters: { ...staged(enrolled), provider: { timeoutMs: 500 } },
  play: async (context) => {
    await enterCode(context, stageOf(context).appCode);
    await expectText(context, words.errors.SERVER);
    await expectScreen(context, words.challenge.signInFailedTitle, 'session-failed');
  },
};

export const SavingCodes: Story = {
  name: 'Saving codes',
  parameters: staged(withNewCodesAfterUse),
  play: async (context) => {
    await submitBackupCode(context);
    await expectScreen(context, words.backupCodes.title, 'showing');
    await expect(context.args.onSession).toHaveBeenCalledOnce();
    await expect(context.args.onComplete).not.toHaveBeenCalled();
  },
};

export const OfferingCodes: Story = {
  name: 'Offering codes',
  play: async (context) => {
    await submitBackupCode(context);
    await expectText(context, words.backupCodes.remaining(9));
    await expectScreen(context, words.backupCodes.offerTitle.used, 'idle');
  },
};

export const Finished: Story = {
  play: async (context) => {
    await enterCode(context, stageOf(context).appCode);
    await expectScreen(context, words.challenge.signedInTitle, 'finished');
    await waitFor(() => expect(context.args.onComplete).toHaveBeenCalledOnce());
  },
};

export const MustRestart: Story = {
  name: 'Sign in again',
  parameters: staged(mustEnroll),
  play: async (context) => {
    const { faults, codeFor } = stageOf(context).sandbox;
    await clickButton(context, words.enrollment.start);
    faults.answer('verifyTOTP', () => undefined); // enrolled, but without a session: some backends require a new sign-in
    await enterCode(context, codeFor(await readKey(context)));
    await tickCheckbox(context, words.backupCodes.saved);
    await clickButton(context, words.backupCodes.finish);
    await expectText(context, words.errors.REAUTH_REQUIRED);
    await expectScreen(context, words.common.signInAgain, 'must-restart');
  },
};

export const Leaving: Story = {
  beforeEach: neverStopsWaiting,
  play: async (context) => {
    stageOf(context).sandbox.faults.hold('cancel');
    await clickButton(context, words.common.cancel);
    await expectScreen(context, words.common.working, 'leaving');
  },
};
