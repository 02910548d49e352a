import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, within } from 'storybook/test';
import { EmailSetup } from '../src/index.js';
import { en } from '../src/locales/en.js';
import { clicks, reads, sees, ticks, types, typesCode } from './person.js';
import { anna, type StageSetting, staged, stageOf } from './Stage.js';

const signedIn: StageSetting = { session: 'signed-in' };
const codesOnRequest: StageSetting = { ...signedIn, sandbox: { backupCodes: 'separate' } };
const resendsAtOnce: StageSetting = { ...signedIn, sandbox: { limits: { resendSeconds: 0 } } };

const meta = {
  title: 'Drop-ins/EmailSetup',
  component: EmailSetup,
  args: { onEnrolled: fn(), onDone: fn(), onRestart: fn(), onCancel: fn() },
  parameters: staged(signedIn),
} satisfies Meta<typeof EmailSetup>;
export default meta;
type Story = StoryObj<typeof meta>;
type Play = Parameters<NonNullable<Story['play']>>[0];

async function givesAddress(context: Play, address = anna.email): Promise<void> {
  await types(context, en.sent.emailLabel, address);
  await clicks(context, en.setup.email.start);
}

async function getsCode(context: Play): Promise<string> {
  await givesAddress(context);
  await sees(context, en.setup.email.title, 'awaiting-code');
  return stageOf(context).sandbox.lastCode(anna.email);
}

export const Ready: Story = {
  play: async (context) => {
    await reads(context, en.sent.emailHint);
    await sees(context, en.setup.email.title, 'ready');
  },
};

export const ReadyAfterABadAddress: Story = {
  name: 'Invalid address',
  play: async (context) => {
    await givesAddress(context, 'anna');
    await reads(context, en.sent.emailInvalid);
    const screen = await sees(context, en.setup.email.title, 'ready');
    await expect(within(screen).getByLabelText(en.sent.emailLabel)).toHaveFocus();
  },
};

export const ReadyAfterAFailedSend: Story = {
  name: 'Code not sent',
  play: async (context) => {
    stageOf(context).sandbox.faults.fail('enrollEmail', { code: 'DELIVERY_FAILED' });
    await givesAddress(context);
    await reads(context, en.errors.DELIVERY_FAILED);
    await sees(context, en.setup.email.title, 'ready');
  },
};

export const Starting: Story = {
  play: async (context) => {
    stageOf(context).sandbox.faults.drop('enrollEmail');
    await givesAddress(context);
    const screen = await sees(context, en.setup.email.title, 'starting');
    await expect(within(screen).getByLabelText(en.sent.emailLabel)).toHaveValue(anna.email);
  },
};

export const AwaitingCode: Story = {
  play: async (context) => {
    await getsCode(context);
    await reads(context, en.challenge.sentTo(anna.email, 'email'));
    await sees(context, en.setup.email.title, 'awaiting-code');
  },
};

export const AwaitingCodeAfterAWrongOne: Story = {
  name: 'Incorrect code',
  play: async (context) => {
    await getsCode(context);
    await typesCode(context, stageOf(context).sandbox.wrongCode());
    await reads(context, en.errors.INVALID_CODE);
    await sees(context, en.setup.email.title, 'awaiting-code');
  },
};

export const Resending: Story = {
  parameters: staged(resendsAtOnce),
  play: async (context) => {
    await getsCode(context);
    stageOf(context).sandbox.faults.drop('enrollEmail');
    await clicks(context, en.challenge.resend);
    const screen = await sees(context, en.setup.email.title, 'resending');
    await expect(within(screen).getByRole('button', { name: en.challenge.resend })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  },
};

export const Confirming: Story = {
  play: async (context) => {
    const code = await getsCode(context);
    stageOf(context).sandbox.faults.drop('verifyEmail');
    await typesCode(context, code);
    await sees(context, en.setup.email.title, 'confirming');
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
    stageOf(context).sandbox.faults.fail('verifyEmail', { code: 'LOCKED' });
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
