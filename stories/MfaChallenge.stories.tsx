import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor, within } from 'storybook/test';
import { ApprovalStep } from '../src/approval.js';
import { MfaChallenge } from '../src/index.js';
import {
  chooseMethod,
  clickButton,
  enterCode,
  enterText,
  expectScreen,
  expectText,
  neverStopsWaiting,
} from './actions.js';
import { harbourApp, onPhone } from './phoneApproval.js';
import { anna, phone, type StageSetting, staged, stageOf } from './Stage.js';
import { about, words } from './words.js';

const everything: StageSetting = { anna: { totp: true, sms: phone, passkey: true, backupCodes: true } };
const appOnly: StageSetting = { anna: { totp: true, backupCodes: true } };
const smsOnly: StageSetting = { anna: { sms: phone, backupCodes: true } };
const passkeyFirst: StageSetting = { anna: { passkey: true, backupCodes: true } };

const meta = {
  title: 'Drop-ins/MfaChallenge',
  component: MfaChallenge,
  args: { onVerified: fn(), onRestart: fn(), onCancel: fn() },
  parameters: staged({ anna: { totp: true, sms: phone, backupCodes: true } }),
  render: (args, context) => <MfaChallenge {...args} challenge={stageOf(context).challenge} />,
} satisfies Meta<typeof MfaChallenge>;
export default meta;
type Story = StoryObj<typeof meta>;

export const AwaitingCode: Story = {
  name: 'Authenticator app',
  play: async (context) => {
    const screen = await expectScreen(context, words.challenge.title.totp, 'awaiting-code');
    await expectText(context, words.code.autoSubmit(6));
    await expect(screen.querySelector('[autocomplete="one-time-code"]')).toHaveFocus();
  },
};

export const AwaitingCodeBySms: Story = {
  name: 'Text message',
  parameters: staged(smsOnly),
  play: async (context) => {
    await expectText(
      context,
      about((to) => words.challenge.sentTo(to, 'sms'), '.*77.?'),
    );
    await expectText(context, about(words.challenge.resendIn));
    await expectScreen(context, words.challenge.title.sms, 'awaiting-code');
  },
};

/** The provider has the logo of the service and the account that signs in. */
export const AwaitingCodeWithAccount: Story = {
  name: 'Logo and account',
  parameters: { ...staged(appOnly), provider: { brand: 'Harbour', account: anna.email } },
  play: async (context) => {
    await expectScreen(context, words.challenge.title.totp, 'awaiting-code');
  },
};

export const AwaitingCodeAfterWrongCode: Story = {
  name: 'Incorrect code',
  parameters: staged(appOnly),
  play: async (context) => {
    await enterCode(context, stageOf(context).sandbox.wrongCode());
    await expectText(context, words.errors.INVALID_CODE);
    await expectText(context, words.common.attemptsLeft(4));
    await expectScreen(context, words.challenge.title.totp, 'awaiting-code');
  },
};

export const AwaitingCodeWithClockHint: Story = {
  name: 'Clock hint',
  parameters: staged(appOnly),
  play: async (context) => {
    const { sandbox } = stageOf(context);
    await enterCode(context, sandbox.wrongCode());
    await expectText(context, words.common.attemptsLeft(4));
    await enterCode(context, sandbox.wrongCode());
    await clickButton(context, words.challenge.verify);
    await expectText(context, words.challenge.clockHint);
    await expectScreen(context, words.challenge.title.totp, 'awaiting-code');
  },
};

export const AwaitingCodeDuringRateLimit: Story = {
  name: 'Rate limited',
  parameters: staged(appOnly),
  play: async (context) => {
    const stage = stageOf(context);
    stage.sandbox.faults.fail('verifyChallenge', { code: 'RATE_LIMITED', retryAfter: 90 });
    await enterCode(context, stage.appCode);
    await expectText(context, words.errors.RATE_LIMITED);
    await expectText(context, about(words.common.retryIn));
    await expectScreen(context, words.challenge.title.totp, 'awaiting-code');
  },
};

export const AwaitingCodeAfterExpiry: Story = {
  name: 'Time is up',
  parameters: staged({ ...appOnly, sandbox: { limits: { challengeSeconds: 1 } } }),
  play: async (context) => {
    await expectText(context, words.challenge.timeUp);
    await expectScreen(context, words.challenge.title.totp, 'awaiting-code');
  },
};

export const AwaitingBackupCode: Story = {
  name: 'Backup code',
  play: async (context) => {
    await chooseMethod(context, words.challenge.backupCodeLabel);
    const screen = await expectScreen(context, words.challenge.title['backup-code'], 'awaiting-backup-code');
    await waitFor(() => expect(within(screen).getByLabelText(words.challenge.backupCodeLabel)).toHaveFocus());
  },
};

export const AwaitingBackupCodeAfterWrongCode: Story = {
  name: 'Incorrect backup code',
  parameters: staged(appOnly),
  play: async (context) => {
    await chooseMethod(context, words.challenge.backupCodeLabel);
    await enterText(context, words.challenge.backupCodeLabel, 'aaaaa-aaaaa');
    await clickButton(context, words.challenge.verify);
    await expectText(context, words.errors.INVALID_CODE);
    await expectScreen(context, words.challenge.title['backup-code'], 'awaiting-backup-code');
  },
};

export const AwaitingPasskey: Story = {
  name: 'Passkey',
  parameters: staged(passkeyFirst),
  play: async (context) => {
    await expectText(context, words.challenge.description.passkey);
    await expectScreen(context, words.challenge.title.passkey, 'awaiting-passkey');
  },
};

const approval: Partial<Story> = { parameters: onPhone(), args: { slots: { Approval: ApprovalStep } } };

export const AwaitingApproval: Story = {
  name: 'Approval on a phone',
  ...approval,
  play: async (context) => {
    const { number = '' } = stageOf(context).sandbox.lastPush();
    await expectText(context, words.approval.match(number));
    await expectScreen(context, harbourApp.name, 'awaiting-approval');
  },
};

export const ApprovalEnded: Story = {
  name: 'Approval denied',
  ...approval,
  beforeEach: (context) => stageOf(context).sandbox.lastPush().deny(),
  play: async (context) => {
    await expectText(context, words.approval.denied);
    await expectScreen(context, harbourApp.name, 'approval-ended');
  },
};

export const ApprovalEndedByExpiry: Story = {
  name: 'Approval expired',
  ...approval,
  beforeEach: (context) => stageOf(context).sandbox.clock.advance(60_000),
  play: async (context) => {
    await expectText(context, words.approval.expired);
    await expectScreen(context, harbourApp.name, 'approval-ended');
  },
};

export const AwaitingPasskeyAfterDismissal: Story = {
  name: 'Passkey prompt dismissed',
  parameters: staged(passkeyFirst),
  play: async (context) => {
    stageOf(context).sandbox.passkeys.dismissNext();
    await clickButton(context, words.challenge.usePasskey);
    await expectText(context, words.errors.CANCELLED);
    await expectScreen(context, words.challenge.title.passkey, 'awaiting-passkey');
  },
};

export const AwaitingPasskeyAfterRefusal: Story = {
  name: 'Passkey refused',
  parameters: staged(passkeyFirst),
  play: async (context) => {
    stageOf(context).sandbox.faults.fail('verifyPasskey', { code: 'INVALID_CODE' });
    await clickButton(context, words.challenge.usePasskey);
    await expectText(context, words.challenge.passkeyRefused);
    await expectScreen(context, words.challenge.title.passkey, 'awaiting-passkey');
  },
};

export const AwaitingPasskeyUnsupported: Story = {
  name: 'Passkey not supported',
  parameters: staged({ ...passkeyFirst, without: ['verifyPasskey'] }),
  play: async (context) => {
    await expectText(context, words.errors.METHOD_UNAVAILABLE);
    await expectText(context, words.challenge.useBackupCode);
    await expectScreen(context, words.challenge.title.passkey, 'awaiting-passkey');
  },
};

export const ChoosingMethod: Story = {
  name: 'Choosing a method',
  parameters: staged(everything),
  play: async (context) => {
    await clickButton(context, words.challenge.useAnotherMethod);
    await expectText(context, words.methods.totp.title);
    await expectText(context, words.methods.sms.title);
    await expectText(context, words.challenge.backupCodeLabel);
    await expectScreen(context, words.challenge.chooseTitle, 'choosing-method');
  },
};

export const Sending: Story = {
  parameters: staged({ ...smsOnly, sandbox: { sendOnLogin: false } }),
  beforeEach: (context) => stageOf(context).sandbox.faults.drop('sendChallenge'),
  play: async (context) => {
    await expectText(context, about(words.challenge.sending, '.*77.?'));
    await expectScreen(context, words.challenge.title.sms, 'sending');
  },
};

export const Verifying: Story = {
  parameters: staged(appOnly),
  play: async (context) => {
    const stage = stageOf(context);
    stage.sandbox.faults.drop('verifyChallenge');
    await enterCode(context, stage.appCode);
    const screen = await expectScreen(context, words.challenge.title.totp, 'verifying');
    await expect(screen.querySelector('[autocomplete="one-time-code"]')).toHaveFocus();
    await expect(screen.querySelector('[autocomplete="one-time-code"]')).toHaveAttribute('readonly');
  },
};

export const Blocked: Story = {
  name: 'Account locked',
  parameters: staged({ ...appOnly, sandbox: { limits: { lockAfter: 1 } } }),
  play: async (context) => {
    await enterCode(context, stageOf(context).sandbox.wrongCode());
    await expectText(context, about(words.common.retryIn));
    await expectText(context, 'Contact Harbour support');
    await expectScreen(context, words.challenge.blockedTitle, 'blocked');
  },
};

export const Expired: Story = {
  parameters: staged(appOnly),
  play: async (context) => {
    const { sandbox } = stageOf(context);
    sandbox.clock.advance(11 * 60_000);
    await enterCode(context, sandbox.wrongCode());
    await expectText(context, words.challenge.ended);
    await expectScreen(context, words.challenge.expiredTitle, 'expired');
  },
};

export const LostAccess: Story = {
  name: 'Help',
  play: async (context) => {
    await clickButton(context, words.challenge.useAnotherMethod);
    await clickButton(context, words.challenge.needHelp);
    await expectText(context, 'Contact Harbour support');
    await expectScreen(context, words.challenge.helpTitle, 'lost-access');
  },
};

export const Verified: Story = {
  play: async (context) => {
    await enterCode(context, stageOf(context).appCode);
    await expectScreen(context, words.challenge.verifiedTitle, 'verified');
    await expect(context.args.onVerified).toHaveBeenCalledOnce();
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
