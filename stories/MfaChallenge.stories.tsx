import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { ApprovalStep } from '../src/approval.js';
import { MfaChallenge } from '../src/index.js';
import { en } from '../src/locales/en.js';
import { enApproval } from '../src/locales/enApproval.js';
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
    const screen = await expectScreen(context, en.challenge.title.totp, 'awaiting-code');
    await expectText(context, en.code.autoSubmit(6));
    await expect(screen.querySelector('[autocomplete="one-time-code"]')).toHaveFocus();
  },
};

export const AwaitingCodeBySms: Story = {
  name: 'Text message',
  parameters: staged(smsOnly),
  play: async (context) => {
    await expectText(context, /We sent a code to .*77/);
    await expectText(context, /Send a new code in \d+ seconds/);
    await expectScreen(context, en.challenge.title.sms, 'awaiting-code');
  },
};

/** The provider has the logo of the service and the account that signs in. */
export const AwaitingCodeWithAccount: Story = {
  name: 'Logo and account',
  parameters: { ...staged(appOnly), provider: { brand: 'Harbour', account: anna.email } },
  play: async (context) => {
    await expectScreen(context, en.challenge.title.totp, 'awaiting-code');
  },
};

export const AwaitingCodeAfterWrongCode: Story = {
  name: 'Incorrect code',
  parameters: staged(appOnly),
  play: async (context) => {
    await enterCode(context, stageOf(context).sandbox.wrongCode());
    await expectText(context, en.errors.INVALID_CODE);
    await expectText(context, en.common.attemptsLeft(4));
    await expectScreen(context, en.challenge.title.totp, 'awaiting-code');
  },
};

export const AwaitingCodeWithClockHint: Story = {
  name: 'Clock hint',
  parameters: staged(appOnly),
  play: async (context) => {
    const { sandbox } = stageOf(context);
    await enterCode(context, sandbox.wrongCode());
    await expectText(context, en.common.attemptsLeft(4));
    await enterCode(context, sandbox.wrongCode());
    await clickButton(context, en.challenge.verify);
    await expectText(context, en.challenge.clockHint);
    await expectScreen(context, en.challenge.title.totp, 'awaiting-code');
  },
};

export const AwaitingCodeDuringRateLimit: Story = {
  name: 'Rate limited',
  parameters: staged(appOnly),
  play: async (context) => {
    const stage = stageOf(context);
    stage.sandbox.faults.fail('verifyChallenge', { code: 'RATE_LIMITED', retryAfter: 90 });
    await enterCode(context, stage.appCode);
    await expectText(context, en.errors.RATE_LIMITED);
    await expectText(context, /Try again in/);
    await expectScreen(context, en.challenge.title.totp, 'awaiting-code');
  },
};

export const AwaitingCodeAfterExpiry: Story = {
  name: 'Time is up',
  parameters: staged({ ...appOnly, sandbox: { limits: { challengeSeconds: 1 } } }),
  play: async (context) => {
    await expectText(context, en.challenge.timeUp);
    await expectScreen(context, en.challenge.title.totp, 'awaiting-code');
  },
};

export const AwaitingBackupCode: Story = {
  name: 'Backup code',
  play: async (context) => {
    await chooseMethod(context, en.challenge.backupCodeLabel);
    const screen = await expectScreen(context, en.challenge.title['backup-code'], 'awaiting-backup-code');
    await expect(screen.querySelector('input')).toHaveFocus();
  },
};

export const AwaitingBackupCodeAfterWrongCode: Story = {
  name: 'Incorrect backup code',
  parameters: staged(appOnly),
  play: async (context) => {
    await chooseMethod(context, en.challenge.backupCodeLabel);
    await enterText(context, en.challenge.backupCodeLabel, 'aaaaa-aaaaa');
    await clickButton(context, en.challenge.verify);
    await expectText(context, en.errors.INVALID_CODE);
    await expectScreen(context, en.challenge.title['backup-code'], 'awaiting-backup-code');
  },
};

export const AwaitingPasskey: Story = {
  name: 'Passkey',
  parameters: staged(passkeyFirst),
  play: async (context) => {
    await expectText(context, en.challenge.description.passkey);
    await expectScreen(context, en.challenge.title.passkey, 'awaiting-passkey');
  },
};

const approval: Partial<Story> = { parameters: onPhone(), args: { slots: { Approval: ApprovalStep } } };

export const AwaitingApproval: Story = {
  name: 'Approval on a phone',
  ...approval,
  play: async (context) => {
    const { number = '' } = stageOf(context).sandbox.lastPush();
    await expectText(context, enApproval.approval.match(number));
    await expectScreen(context, harbourApp.name, 'awaiting-approval');
  },
};

export const ApprovalEnded: Story = {
  name: 'Approval denied',
  ...approval,
  beforeEach: (context) => stageOf(context).sandbox.lastPush().deny(),
  play: async (context) => {
    await expectText(context, enApproval.approval.denied);
    await expectScreen(context, harbourApp.name, 'approval-ended');
  },
};

export const ApprovalEndedByExpiry: Story = {
  name: 'Approval expired',
  ...approval,
  beforeEach: (context) => stageOf(context).sandbox.clock.advance(60_000),
  play: async (context) => {
    await expectText(context, enApproval.approval.expired);
    await expectScreen(context, harbourApp.name, 'approval-ended');
  },
};

export const AwaitingPasskeyAfterDismissal: Story = {
  name: 'Passkey prompt dismissed',
  parameters: staged(passkeyFirst),
  play: async (context) => {
    stageOf(context).sandbox.passkeys.dismissNext();
    await clickButton(context, en.challenge.usePasskey);
    await expectText(context, en.errors.CANCELLED);
    await expectScreen(context, en.challenge.title.passkey, 'awaiting-passkey');
  },
};

export const AwaitingPasskeyAfterRefusal: Story = {
  name: 'Passkey refused',
  parameters: staged(passkeyFirst),
  play: async (context) => {
    stageOf(context).sandbox.faults.fail('verifyPasskey', { code: 'INVALID_CODE' });
    await clickButton(context, en.challenge.usePasskey);
    await expectText(context, en.challenge.passkeyRefused);
    await expectScreen(context, en.challenge.title.passkey, 'awaiting-passkey');
  },
};

export const AwaitingPasskeyUnsupported: Story = {
  name: 'Passkey not supported',
  parameters: staged({ ...passkeyFirst, without: ['verifyPasskey'] }),
  play: async (context) => {
    await expectText(context, en.errors.METHOD_UNAVAILABLE);
    await expectText(context, en.challenge.useBackupCode);
    await expectScreen(context, en.challenge.title.passkey, 'awaiting-passkey');
  },
};

export const ChoosingMethod: Story = {
  name: 'Choosing a method',
  parameters: staged(everything),
  play: async (context) => {
    await clickButton(context, en.challenge.useAnotherMethod);
    await expectText(context, en.methods.totp.title);
    await expectText(context, en.methods.sms.title);
    await expectText(context, en.challenge.backupCodeLabel);
    await expectScreen(context, en.challenge.chooseTitle, 'choosing-method');
  },
};

export const Sending: Story = {
  parameters: staged({ ...smsOnly, sandbox: { sendOnLogin: false } }),
  beforeEach: (context) => stageOf(context).sandbox.faults.drop('sendChallenge'),
  play: async (context) => {
    await expectText(context, /Sending a code to .*77.?…/);
    await expectScreen(context, en.challenge.title.sms, 'sending');
  },
};

export const Verifying: Story = {
  parameters: staged(appOnly),
  play: async (context) => {
    const stage = stageOf(context);
    stage.sandbox.faults.drop('verifyChallenge');
    await enterCode(context, stage.appCode);
    const screen = await expectScreen(context, en.challenge.title.totp, 'verifying');
    await expect(screen.querySelector('[autocomplete="one-time-code"]')).toHaveFocus();
    await expect(screen.querySelector('[autocomplete="one-time-code"]')).toHaveAttribute('readonly');
  },
};

export const Blocked: Story = {
  name: 'Account locked',
  parameters: staged({ ...appOnly, sandbox: { limits: { lockAfter: 1 } } }),
  play: async (context) => {
    await enterCode(context, stageOf(context).sandbox.wrongCode());
    await expectText(context, /Try again in/);
    await expectText(context, 'Contact Harbour support');
    await expectScreen(context, en.challenge.blockedTitle, 'blocked');
  },
};

export const Expired: Story = {
  parameters: staged(appOnly),
  play: async (context) => {
    const { sandbox } = stageOf(context);
    sandbox.clock.advance(11 * 60_000);
    await enterCode(context, sandbox.wrongCode());
    await expectText(context, en.challenge.ended);
    await expectScreen(context, en.challenge.expiredTitle, 'expired');
  },
};

export const LostAccess: Story = {
  name: 'Help',
  play: async (context) => {
    await clickButton(context, en.challenge.useAnotherMethod);
    await clickButton(context, en.challenge.needHelp);
    await expectText(context, 'Contact Harbour support');
    await expectScreen(context, en.challenge.helpTitle, 'lost-access');
  },
};

export const Verified: Story = {
  play: async (context) => {
    await enterCode(context, stageOf(context).appCode);
    await expectScreen(context, en.challenge.verifiedTitle, 'verified');
    await expect(context.args.onVerified).toHaveBeenCalledOnce();
  },
};

export const Leaving: Story = {
  beforeEach: neverStopsWaiting,
  play: async (context) => {
    stageOf(context).sandbox.faults.hold('cancel');
    await clickButton(context, en.common.cancel);
    await expectScreen(context, en.common.working, 'leaving');
  },
};
