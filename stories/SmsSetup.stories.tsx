import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, within } from 'storybook/test';
import { SmsSetup } from '../src/index.js';
import { en } from '../src/locales/en.js';
import { clicks, reads, sees, ticks, types, typesCode } from './person.js';
import { phone, type StageSetting, staged, stageOf } from './Stage.js';

const signedIn: StageSetting = { session: 'signed-in' };
const codesOnRequest: StageSetting = { ...signedIn, sandbox: { backupCodes: 'separate' } };
const resendsAtOnce: StageSetting = { ...signedIn, sandbox: { limits: { resendSeconds: 0 } } };

const meta = {
  title: 'Drop-ins/SmsSetup',
  component: SmsSetup,
  args: { onEnrolled: fn(), onDone: fn(), onRestart: fn(), onCancel: fn() },
  parameters: staged(signedIn),
} satisfies Meta<typeof SmsSetup>;
export default meta;
type Story = StoryObj<typeof meta>;
type Play = Parameters<NonNullable<Story['play']>>[0];

async function givesNumber(context: Play, number = phone): Promise<void> {
  await within(context.canvasElement).findByRole('combobox'); // the countries load first, and then the number is formatted
  await types(context, en.sent.phoneLabel, number);
  await clicks(context, en.setup.sms.start);
}

async function getsCode(context: Play): Promise<string> {
  await givesNumber(context);
  await sees(context, en.setup.sms.title, 'awaiting-code');
  return stageOf(context).sandbox.lastCode(phone);
}

export const Ready: Story = {
  play: async (context) => {
    await reads(context, en.sent.smsNote);
    await sees(context, en.setup.sms.title, 'ready');
  },
};

export const ReadyAfterABadNumber: Story = {
  name: 'Invalid number',
  play: async (context) => {
    await givesNumber(context, '12 34');
    await reads(context, en.errors.INVALID_PHONE_NUMBER);
    const screen = await sees(context, en.setup.sms.title, 'ready');
    await expect(within(screen).getByLabelText(en.sent.phoneLabel)).toHaveDisplayValue(/^1\D*2\D*3\D*4\D*$/);
  },
};

export const Starting: Story = {
  play: async (context) => {
    stageOf(context).sandbox.faults.drop('enrollSMS');
    await givesNumber(context);
    const screen = await sees(context, en.setup.sms.title, 'starting');
    await expect(within(screen).getByLabelText(en.sent.phoneLabel)).toHaveDisplayValue(/^\+1 ?555 ?013 ?6677$/);
  },
};

export const AwaitingCode: Story = {
  play: async (context) => {
    await getsCode(context);
    await reads(context, en.challenge.sentTo('+1 555 013 6677', 'sms'));
    await sees(context, en.setup.sms.title, 'awaiting-code');
  },
};

export const AwaitingCodeAfterAWrongOne: Story = {
  name: 'Incorrect code',
  play: async (context) => {
    await getsCode(context);
    await typesCode(context, stageOf(context).sandbox.wrongCode());
    await reads(context, en.errors.INVALID_CODE);
    await sees(context, en.setup.sms.title, 'awaiting-code');
  },
};

export const Resending: Story = {
  parameters: staged(resendsAtOnce),
  play: async (context) => {
    await getsCode(context);
    stageOf(context).sandbox.faults.drop('enrollSMS');
    await clicks(context, en.challenge.resend);
    const screen = await sees(context, en.setup.sms.title, 'resending');
    await expect(within(screen).getByRole('button', { name: en.challenge.resend })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  },
};

export const Confirming: Story = {
  play: async (context) => {
    const code = await getsCode(context);
    stageOf(context).sandbox.faults.drop('verifySMS');
    await typesCode(context, code);
    await sees(context, en.setup.sms.title, 'confirming');
  },
};

export const Expired: Story = {
  play: async (context) => {
    const code = await getsCode(context);
    stageOf(context).sandbox.signOut();
    await typesCode(context, code);
    await reads(context, en.challenge.ended);
    await sees(context, en.reauth.title, 'expired');
  },
};

/** The account is locked for an unknown time, so there is no button to try again. */
export const Blocked: Story = {
  name: 'Account locked',
  play: async (context) => {
    const code = await getsCode(context);
    stageOf(context).sandbox.faults.fail('verifySMS', { code: 'LOCKED' });
    await typesCode(context, code);
    await reads(context, en.challenge.ended);
    await sees(context, en.challenge.blockedTitle, 'blocked');
  },
};

export const SavingCodes: Story = {
  play: async (context) => {
    await typesCode(context, await getsCode(context));
    await sees(context, en.backupCodes.title, 'showing');
  },
};

export const OfferingCodes: Story = {
  parameters: staged(codesOnRequest),
  play: async (context) => {
    await typesCode(context, await getsCode(context));
    await sees(context, en.backupCodes.offerTitle.missing, 'idle');
  },
};

export const Done: Story = {
  play: async (context) => {
    await typesCode(context, await getsCode(context));
    await ticks(context, en.backupCodes.saved);
    await clicks(context, en.backupCodes.finish);
    await expect(context.args.onEnrolled).toHaveBeenCalledOnce();
    await sees(context, en.enrollment.doneTitle, 'done');
  },
};
