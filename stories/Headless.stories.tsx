import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor, within } from 'storybook/test';
import { clickButton, enterText, expectText } from './actions.js';
import { OwnChallenge } from './OwnChallenge.js';
import { OwnFlow } from './OwnFlow.js';
import { anna, phone, staged, stageOf } from './Stage.js';

const meta: Meta<typeof OwnChallenge> = {
  title: 'Headless',
  component: OwnChallenge,
  tags: ['!autodocs'],
  args: { onVerified: fn(), onRestart: fn() },
  parameters: staged({ anna: { totp: true, backupCodes: true } }),
  render: (args, context) => <OwnChallenge {...args} challenge={stageOf(context).challenge} />,
};
export default meta;
type Story = StoryObj<typeof OwnChallenge>;

const flowArgs = { onSession: fn(), onComplete: fn(), onRestart: fn() };

export const AwaitingCode: Story = {
  play: async (context) => {
    await expectText(context, 'Tell us the magic number');
    await enterText(context, 'Magic number', stageOf(context).sandbox.wrongCode());
    await clickButton(context, 'Let me in');
    await expectText(context, 'Not that one. Have another look.');
  },
};

export const AwaitingBackupCode: Story = {
  play: async (context) => {
    await clickButton(context, 'Another method');
    await clickButton(context, 'A backup code');
    const [code = ''] = stageOf(context).sandbox.user(anna.email).backupCodes;
    await enterText(context, 'Backup code', code);
    await clickButton(context, 'Let me in');
    await expectText(context, 'Welcome back!');
    await expect(context.args.onVerified).toHaveBeenCalledOnce();
  },
};

/** The methods that the user can choose from, as listed by `availableMethods`. */
export const ChoosingMethod: Story = {
  parameters: staged({ anna: { totp: true, sms: phone, backupCodes: true } }),
  play: async (context) => {
    await clickButton(context, 'Another method');
    await expectText(context, 'How shall we know you?');
    const list = within(context.canvasElement);
    await expect(list.getByRole('button', { name: 'Your app' })).toBeVisible();
    await expect(list.getByRole('button', { name: 'A backup code' })).toBeVisible();
    await clickButton(context, 'Back');
    await expectText(context, 'Tell us the magic number');
  },
};

/** A code that was sent by text message. The user can request another one when the countdown ends. */
export const AwaitingCodeBySms: Story = {
  parameters: staged({ anna: { sms: phone }, sandbox: { limits: { resendSeconds: 3 } } }),
  play: async (context) => {
    await expectText(context, /^Send another in \d seconds?$/);
    const { sandbox } = stageOf(context);
    const first = sandbox.lastCode(phone);
    await waitFor(() => expect(resend(context)).toHaveTextContent(/^Send another$/), { timeout: 5000 });
    await clickButton(context, 'Send another');
    await waitFor(() => expect(sandbox.lastCode(phone)).not.toBe(first));
    await expectText(context, /^Send another in \d seconds?$/);
    await enterText(context, 'Magic number', sandbox.lastCode(phone));
    await clickButton(context, 'Let me in');
    await expectText(context, 'Welcome back!');
  },
};

/** The account is locked, and a countdown shows for how long. */
export const Blocked: Story = {
  play: async (context) => {
    const { sandbox } = stageOf(context);
    sandbox.faults.fail('verifyChallenge', { code: 'LOCKED', retryAfter: 600 });
    await enterText(context, 'Magic number', sandbox.wrongCode());
    await clickButton(context, 'Let me in');
    await expectText(context, 'That was one try too many');
    await expectText(context, /^Come back in (10|9) minutes/);
  },
};

export const Expired: Story = {
  play: async (context) => {
    const { sandbox } = stageOf(context);
    sandbox.clock.advance(11 * 60_000);
    await enterText(context, 'Magic number', sandbox.wrongCode());
    await clickButton(context, 'Let me in');
    await expectText(context, 'That took too long');
    await clickButton(context, 'Start again');
    await expect(context.args.onRestart).toHaveBeenCalledOnce();
  },
};

const resend = ({ canvasElement }: { canvasElement: HTMLElement }): HTMLElement =>
  within(canvasElement).getByRole('button', { name: /^Send another/ });

/** A whole sign-in with `useMfaFlow`: your own challenge screen, and a session that is stored first. */
export const Flow: StoryObj = {
  render: (_, context) => <OwnFlow {...flowArgs} result={stageOf(context).loginResult} />,
  beforeEach: () => {
    flowArgs.onSession.mockClear();
    flowArgs.onComplete.mockClear();
  },
  play: async (context) => {
    await expectText(context, 'Tell us the magic number');
    await enterText(context, 'Magic number', stageOf(context).appCode);
    await clickButton(context, 'Let me in');
    await expectText(context, 'You are in.');
    await expect(flowArgs.onSession).toHaveBeenCalledOnce();
    await expect(flowArgs.onComplete).toHaveBeenCalledOnce();
  },
};
