import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor, within } from 'storybook/test';
import { clickButton, enterText, expectText } from './actions.js';
import { OwnChallenge } from './OwnChallenge.js';
import { OwnFlow } from './OwnFlow.js';
import { anna, phone, staged, stageOf } from './Stage.js';
import './own.css';

const meta: Meta<typeof OwnChallenge> = {
  title: 'Headless',
  component: OwnChallenge,
  tags: ['!autodocs'],
  args: { onVerified: fn(), onRestart: fn() },
  parameters: staged({ anna: { totp: true, backupCodes: true } }),
  decorators: [(story) => <div className="own">{story()}</div>],
  render: (args, context) => <OwnChallenge {...args} challenge={stageOf(context).challenge} />,
};
export default meta;
type Story = StoryObj<typeof OwnChallenge>;

const flowArgs = { onSession: fn(), onComplete: fn(), onRestart: fn() };

export const AwaitingCode: Story = {
  name: 'Incorrect code',
  play: async (context) => {
    await expectText(context, 'Enter your code');
    await enterText(context, 'Verification code', stageOf(context).sandbox.wrongCode());
    await clickButton(context, 'Verify');
    await expectText(context, 'Incorrect code. Try again.');
  },
};

export const AwaitingBackupCode: Story = {
  name: 'Backup code',
  play: async (context) => {
    await clickButton(context, 'Use another method');
    await clickButton(context, 'Backup code');
    const [code = ''] = stageOf(context).sandbox.user(anna.email).backupCodes;
    await enterText(context, 'Backup code', code);
    await clickButton(context, 'Verify');
    await expectText(context, 'You’re signed in.');
    await expect(context.args.onVerified).toHaveBeenCalledOnce();
  },
};

/** The methods that the user can choose from, as listed by `availableMethods`. */
export const ChoosingMethod: Story = {
  name: 'Choosing a method',
  parameters: staged({ anna: { totp: true, sms: phone, backupCodes: true } }),
  play: async (context) => {
    await clickButton(context, 'Use another method');
    await expectText(context, 'Choose a method');
    const list = within(context.canvasElement);
    await expect(list.getByRole('button', { name: 'Authenticator app' })).toBeVisible();
    await expect(list.getByRole('button', { name: 'Backup code' })).toBeVisible();
    await clickButton(context, 'Back');
    await expectText(context, 'Enter your code');
  },
};

/** A code that was sent by text message. The user can request another one when the countdown ends. */
export const AwaitingCodeBySms: Story = {
  name: 'Text message',
  parameters: staged({ anna: { sms: phone }, sandbox: { limits: { resendSeconds: 3 } } }),
  play: async (context) => {
    await expectText(context, /^Send a new code in \d seconds?$/);
    const { sandbox } = stageOf(context);
    const first = sandbox.lastCode(phone);
    await waitFor(() => expect(resend(context)).toHaveTextContent(/^Send a new code$/), { timeout: 5000 });
    await clickButton(context, 'Send a new code');
    await waitFor(() => expect(sandbox.lastCode(phone)).not.toBe(first));
    await expectText(context, /^Send a new code in \d seconds?$/);
    await enterText(context, 'Verification code', sandbox.lastCode(phone));
    await clickButton(context, 'Verify');
    await expectText(context, 'You’re signed in.');
  },
};

/** The account is locked, and a countdown shows for how long. */
export const Blocked: Story = {
  name: 'Account locked',
  play: async (context) => {
    const { sandbox } = stageOf(context);
    sandbox.faults.fail('verifyChallenge', { code: 'LOCKED', retryAfter: 600 });
    await enterText(context, 'Verification code', sandbox.wrongCode());
    await clickButton(context, 'Verify');
    await expectText(context, 'Your account is locked');
    await expectText(context, /^Try again in (10|9) minutes/);
  },
};

export const Expired: Story = {
  name: 'Timed out',
  play: async (context) => {
    const { sandbox } = stageOf(context);
    sandbox.clock.advance(11 * 60_000);
    await enterText(context, 'Verification code', sandbox.wrongCode());
    await clickButton(context, 'Verify');
    await expectText(context, 'Your sign-in timed out');
    await clickButton(context, 'Sign in again');
    await expect(context.args.onRestart).toHaveBeenCalledOnce();
  },
};

const resend = ({ canvasElement }: { canvasElement: HTMLElement }): HTMLElement =>
  within(canvasElement).getByRole('button', { name: /^Send a new code/ });

/** A whole sign-in with `useMfaFlow`: your own challenge screen, and a session that is stored first. */
export const Flow: StoryObj = {
  name: 'Whole sign-in',
  render: (_, context) => <OwnFlow {...flowArgs} result={stageOf(context).loginResult} />,
  beforeEach: () => {
    flowArgs.onSession.mockClear();
    flowArgs.onComplete.mockClear();
  },
  play: async (context) => {
    await expectText(context, 'Enter your code');
    await enterText(context, 'Verification code', stageOf(context).appCode);
    await clickButton(context, 'Verify');
    await expectText(context, 'You’re signed in.');
    await expect(flowArgs.onSession).toHaveBeenCalledOnce();
    await expect(flowArgs.onComplete).toHaveBeenCalledOnce();
  },
};
