import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { ApprovalStep } from '../src/approval.js';
import { MfaChallenge } from '../src/index.js';
import { en } from '../src/locales/en.js';
import { enApproval } from '../src/locales/enApproval.js';
import { chooses, clicks, reads, sees, types, typesCode } from './person.js';
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
    const screen = await sees(context, en.challenge.title.totp, 'awaiting-code');
    await reads(context, en.code.autoSubmit(6));
    await expect(screen.querySelector('[autocomplete="one-time-code"]')).toHaveFocus();
  },
};

export const AwaitingCodeThatWasSent: Story = {
  name: 'Text message',
  parameters: staged(smsOnly),
  play: async (context) => {
    await reads(context, /We sent a code to .*77/);
    await reads(context, /Send a new code in \d+ seconds/);
    await sees(context, en.challenge.title.sms, 'awaiting-code');
  },
};

/** The provider has the logo of the service and the account that signs in. */
export const AwaitingCodeOfAnAccount: Story = {
  name: 'Logo and account',
  parameters: { ...staged(appOnly), provider: { brand: 'Harbour', account: anna.email } },
  play: async (context) => {
    await sees(context, en.challenge.title.totp, 'awaiting-code');
  },
};

export const AwaitingCodeAfterAWrongOne: Story = {
  name: 'Incorrect code',
  parameters: staged(appOnly),
  play: async (context) => {
    await typesCode(context, stageOf(context).sandbox.wrongCode());
    await reads(context, en.errors.INVALID_CODE);
    await reads(context, en.common.attemptsLeft(4));
    await sees(context, en.challenge.title.totp, 'awaiting-code');
  },
};

export const AwaitingCodeWithAHintAboutTheClock: Story = {
  name: 'Clock hint',
  parameters: staged(appOnly),
  play: async (context) => {
    const { sandbox } = stageOf(context);
    await typesCode(context, sandbox.wrongCode());
    await reads(context, en.common.attemptsLeft(4));
    await typesCode(context, sandbox.wrongCode());
    await clicks(context, en.challenge.verify);
    await reads(context, en.challenge.clockHint);
    await sees(context, en.challenge.title.totp, 'awaiting-code');
  },
};

export const AwaitingCodeDuringARateLimit: Story = {
  name: 'Rate limited',
  parameters: staged(appOnly),
  play: async (context) => {
    const stage = stageOf(context);
    stage.sandbox.faults.fail('verifyChallenge', { code: 'RATE_LIMITED', retryAfter: 90 });
    await typesCode(context, stage.appCode);
    await reads(context, en.errors.RATE_LIMITED);
    await reads(context, /Try again in/);
    await sees(context, en.challenge.title.totp, 'awaiting-code');
  },
};

export const AwaitingCodeAfterTheTimeIsUp: Story = {
  name: 'Time is up',
  parameters: staged({ ...appOnly, sandbox: { limits: { challengeSeconds: 1 } } }),
  play: async (context) => {
    await reads(context, en.challenge.timeUp);
    await sees(context, en.challenge.title.totp, 'awaiting-code');
  },
};

export const AwaitingBackupCode: Story = {
  name: 'Backup code',
  play: async (context) => {
    await chooses(context, en.challenge.backupCodeLabel);
    const screen = await sees(context, en.challenge.title['backup-code'], 'awaiting-backup-code');
    await expect(screen.querySelector('input')).toHaveFocus();
  },
};

export const AwaitingBackupCodeAfterAWrongOne: Story = {
  name: 'Incorrect backup code',
  parameters: staged(appOnly),
  play: async (context) => {
    await chooses(context, en.challenge.backupCodeLabel);
    await types(context, en.challenge.backupCodeLabel, 'aaaaa-aaaaa');
    await clicks(context, en.challenge.verify);
    await reads(context, en.errors.INVALID_CODE);
    await sees(context, en.challenge.title['backup-code'], 'awaiting-backup-code');
  },
};

export const AwaitingPasskey: Story = {
  name: 'Passkey',
  parameters: staged(passkeyFirst),
  play: async (context) => {
    await reads(context, en.challenge.description.passkey);
    await sees(context, en.challenge.title.passkey, 'awaiting-passkey');
  },
};

const approval: Partial<Story> = { parameters: onPhone(), args: { slots: { Approval: ApprovalStep } } };

export const AwaitingApproval: Story = {
  name: 'Approval on a phone',
  ...approval,
  play: async (context) => {
    const { number = '' } = stageOf(context).sandbox.lastPush();
    await reads(context, enApproval.approval.match(number));
    await sees(context, harbourApp.name, 'awaiting-approval');
  },
};

export const ApprovalEnded: Story = {
  name: 'Approval denied',
  ...approval,
  beforeEach: (context) => stageOf(context).sandbox.lastPush().deny(),
  play: async (context) => {
    await reads(context, enApproval.approval.denied);
    await sees(context, harbourApp.name, 'approval-ended');
  },
};

export const ApprovalEndedByTime: Story = {
  name: 'Approval expired',
  ...approval,
  beforeEach: (context) => stageOf(context).sandbox.clock.advance(60_000),
  play: async (context) => {
    await reads(context, enApproval.approval.expired);
    await sees(context, harbourApp.name, 'approval-ended');
  },
};

export const AwaitingPasskeyAfterADismissal: Story = {
  name: 'Passkey prompt dismissed',
  parameters: staged(passkeyFirst),
  play: async (context) => {
    stageOf(context).sandbox.passkeys.dismissNext();
    await clicks(context, en.challenge.usePasskey);
    await reads(context, en.errors.CANCELLED);
    await sees(context, en.challenge.title.passkey, 'awaiting-passkey');
  },
};

export const AwaitingPasskeyAfterARefusal: Story = {
  name: 'Passkey refused',
  parameters: staged(passkeyFirst),
  play: async (context) => {
    stageOf(context).sandbox.faults.fail('verifyPasskey', { code: 'INVALID_CODE' });
    await clicks(context, en.challenge.usePasskey);
    await reads(context, en.challenge.passkeyRefused);
    await sees(context, en.challenge.title.passkey, 'awaiting-passkey');
  },
};

export const AwaitingPasskeyThatCannotBeUsed: Story = {
  name: 'Passkey not supported',
  parameters: staged({ ...passkeyFirst, without: ['verifyPasskey'] }),
  play: async (context) => {
    await reads(context, en.errors.METHOD_UNAVAILABLE);
    await reads(context, en.challenge.useBackupCode);
    await sees(context, en.challenge.title.passkey, 'awaiting-passkey');
  },
};

export const ChoosingMethod: Story = {
  parameters: staged(everything),
  play: async (context) => {
    await clicks(context, en.challenge.useAnotherMethod);
    await reads(context, en.methods.totp.title);
    await reads(context, en.methods.sms.title);
    await reads(context, en.challenge.backupCodeLabel);
    await sees(context, en.challenge.chooseTitle, 'choosing-method');
  },
};

export const Sending: Story = {
  parameters: staged({ ...smsOnly, sandbox: { sendOnLogin: false } }),
  beforeEach: (context) => stageOf(context).sandbox.faults.drop('sendChallenge'),
  play: async (context) => {
    await reads(context, /Sending a code to .*77.?…/);
    await sees(context, en.challenge.title.sms, 'sending');
  },
};

export const Verifying: Story = {
  parameters: staged(appOnly),
  play: async (context) => {
    const stage = stageOf(context);
    stage.sandbox.faults.drop('verifyChallenge');
    await typesCode(context, stage.appCode);
    const screen = await sees(context, en.challenge.title.totp, 'verifying');
    await expect(screen.querySelector('[autocomplete="one-time-code"]')).toHaveFocus();
    await expect(screen.querySelector('[autocomplete="one-time-code"]')).toHaveAttribute('readonly');
  },
};

export const Blocked: Story = {
  name: 'Account locked',
  parameters: staged({ ...appOnly, sandbox: { limits: { lockAfter: 1 } } }),
  play: async (context) => {
    await typesCode(context, stageOf(context).sandbox.wrongCode());
    await reads(context, /Try again in/);
    await reads(context, 'Write to the Harbour team');
    await sees(context, en.challenge.blockedTitle, 'blocked');
  },
};

export const Expired: Story = {
  parameters: staged(appOnly),
  play: async (context) => {
    const { sandbox } = stageOf(context);
    sandbox.clock.advance(11 * 60_000);
    await typesCode(context, sandbox.wrongCode());
    await reads(context, en.challenge.ended);
    await sees(context, en.challenge.expiredTitle, 'expired');
  },
};

export const LostAccess: Story = {
  name: 'Need help',
  play: async (context) => {
    await clicks(context, en.challenge.useAnotherMethod);
    await clicks(context, en.challenge.needHelp);
    await reads(context, 'Write to the Harbour team');
    await sees(context, en.challenge.helpTitle, 'lost-access');
  },
};

export const Verified: Story = {
  play: async (context) => {
    await typesCode(context, stageOf(context).appCode);
    await sees(context, en.challenge.verifiedTitle, 'verified');
    await expect(context.args.onVerified).toHaveBeenCalledOnce();
  },
};

export const Leaving: Story = {
  play: async (context) => {
    stageOf(context).sandbox.faults.hold('cancel');
    await clicks(context, en.common.cancel);
    await sees(context, en.common.working, 'leaving');
  },
};
