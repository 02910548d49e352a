import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, within } from 'storybook/test';
import { SmsSetup } from '../src/index.js';
import { clickButton, enterCode, enterText, expectScreen, expectText, tickCheckbox } from './actions.js';
import { phone, type StageSetting, staged, stageOf } from './Stage.js';
import { isolated, words } from './words.js';

const signedIn: StageSetting = { session: 'signed-in' };
const separateCodes: StageSetting = { ...signedIn, sandbox: { backupCodes: 'separate' } };
const withoutCooldown: StageSetting = { ...signedIn, sandbox: { limits: { resendSeconds: 0 } } };

const meta = {
  title: 'Drop-ins/SmsSetup',
  component: SmsSetup,
  args: { onEnrolled: fn(), onDone: fn(), onRestart: fn(), onCancel: fn() },
  parameters: staged(signedIn),
} satisfies Meta<typeof SmsSetup>;
export default meta;
type Story = StoryObj<typeof meta>;
type Play = Parameters<NonNullable<Story['play']>>[0];

async function enterNumber(context: Play, number = phone): Promise<void> {
  await within(context.canvasElement).findByRole('combobox'); // the countries load first, and then the number is formatted
  await enterText(context, words.sent.phoneLabel, number);
  await clickButton(context, words.setup.sms.start);
}

async function requestCode(context: Play): Promise<string> {
  await enterNumber(context);
  await expectScreen(context, words.setup.sms.title, 'awaiting-code');
  return stageOf(context).sandbox.lastCode(phone);
}

export const Ready: Story = {
  play: async (context) => {
    await expectText(context, words.sent.smsNote);
    await expectScreen(context, words.setup.sms.title, 'ready');
  },
};

export const ReadyWithInvalidNumber: Story = {
  name: 'Invalid phone number',
  play: async (context) => {
    await enterNumber(context, '12 34');
    await expectText(context, words.errors.INVALID_PHONE_NUMBER);
    const screen = await expectScreen(context, words.setup.sms.title, 'ready');
    await expect(within(screen).getByLabelText(words.sent.phoneLabel)).toHaveDisplayValue(/^1\D*2\D*3\D*4\D*$/);
  },
};

export const Starting: Story = {
  play: async (context) => {
    stageOf(context).sandbox.faults.drop('enrollSMS');
    await enterNumber(context);
    const screen = await expectScreen(context, words.setup.sms.title, 'starting');
    await expect(within(screen).getByLabelText(words.sent.phoneLabel)).toHaveDisplayValue(/^\+1 ?555 ?013 ?6677$/);
  },
};

export const AwaitingCode: Story = {
  name: 'Awaiting code',
  play: async (context) => {
    await requestCode(context);
    await expectText(context, words.challenge.sentTo(isolated('+1 555 013 6677'), 'sms'));
    const screen = await expectScreen(context, words.setup.sms.title, 'awaiting-code');
    await expect(screen.querySelector('[autocomplete="one-time-code"]')).toHaveFocus();
  },
};

export const AwaitingCodeAfterWrongCode: Story = {
  name: 'Incorrect code',
  play: async (context) => {
    await requestCode(context);
    await enterCode(context, stageOf(context).sandbox.wrongCode());
    await expectText(context, words.errors.INVALID_CODE);
    await expectScreen(context, words.setup.sms.title, 'awaiting-code');
  },
};

export const Resending: Story = {
  parameters: staged(withoutCooldown),
  play: async (context) => {
    await requestCode(context);
    stageOf(context).sandbox.faults.drop('enrollSMS');
    await clickButton(context, words.challenge.resend);
    const screen = await expectScreen(context, words.setup.sms.title, 'resending');
    await expect(within(screen).getByRole('button', { name: words.challenge.resend })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  },
};

export const Confirming: Story = {
  play: async (context) => {
    const code = await requestCode(context);
    stageOf(context).sandbox.faults.drop('verifySMS');
    await enterCode(context, code);
    await expectScreen(context, words.setup.sms.title, 'confirming');
  },
};

export const Expired: Story = {
  play: async (context) => {
    const code = await requestCode(context);
    stageOf(context).sandbox.signOut();
    await enterCode(context, code);
    await expectText(context, words.errors.REAUTH_REQUIRED);
    await expectScreen(context, words.common.signInAgain, 'expired');
  },
};

/** The account is locked for an unknown time, so there is no button to try again. */
export const Blocked: Story = {
  name: 'Account locked',
  play: async (context) => {
    const code = await requestCode(context);
    stageOf(context).sandbox.faults.fail('verifySMS', { code: 'LOCKED' });
    await enterCode(context, code);
    await expectText(context, words.challenge.ended);
    await expectScreen(context, words.challenge.blockedTitle, 'blocked');
  },
};

export const SavingCodes: Story = {
  name: 'Saving codes',
  play: async (context) => {
    await enterCode(context, await requestCode(context));
    await expectScreen(context, words.backupCodes.title, 'showing');
  },
};

export const OfferingCodes: Story = {
  name: 'Offering codes',
  parameters: staged(separateCodes),
  play: async (context) => {
    await enterCode(context, await requestCode(context));
    await expectScreen(context, words.backupCodes.offerTitle.missing, 'idle');
  },
};

export const Done: Story = {
  play: async (context) => {
    await enterCode(context, await requestCode(context));
    await tickCheckbox(context, words.backupCodes.saved);
    await clickButton(context, words.backupCodes.finish);
    await expect(context.args.onEnrolled).toHaveBeenCalledOnce();
    await expectScreen(context, words.enrollment.doneTitle, 'done');
  },
};
