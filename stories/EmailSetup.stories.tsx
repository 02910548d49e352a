import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, within } from 'storybook/test';
import { EmailSetup } from '../src/index.js';
import { clickButton, enterCode, enterText, expectScreen, expectText, tickCheckbox } from './actions.js';
import { anna, type StageSetting, staged, stageOf } from './Stage.js';
import { isolated, words } from './words.js';

const signedIn: StageSetting = { session: 'signed-in' };
const separateCodes: StageSetting = { ...signedIn, sandbox: { backupCodes: 'separate' } };
const withoutCooldown: StageSetting = { ...signedIn, sandbox: { limits: { resendSeconds: 0 } } };

const meta = {
  title: 'Drop-ins/EmailSetup',
  component: EmailSetup,
  args: { onEnrolled: fn(), onDone: fn(), onRestart: fn(), onCancel: fn() },
  parameters: staged(signedIn),
} satisfies Meta<typeof EmailSetup>;
export default meta;
type Story = StoryObj<typeof meta>;
type Play = Parameters<NonNullable<Story['play']>>[0];

async function enterAddress(context: Play, address = anna.email): Promise<void> {
  await enterText(context, words.sent.emailLabel, address);
  await clickButton(context, words.setup.email.start);
}

async function requestCode(context: Play): Promise<string> {
  await enterAddress(context);
  await expectScreen(context, words.setup.email.title, 'awaiting-code');
  return stageOf(context).sandbox.lastCode(anna.email);
}

export const Ready: Story = {
  play: async (context) => {
    await expectText(context, words.sent.emailHint);
    await expectScreen(context, words.setup.email.title, 'ready');
  },
};

export const ReadyWithInvalidAddress: Story = {
  name: 'Invalid email address',
  play: async (context) => {
    await enterAddress(context, 'anna');
    await expectText(context, words.sent.emailInvalid);
    const screen = await expectScreen(context, words.setup.email.title, 'ready');
    await expect(within(screen).getByLabelText(words.sent.emailLabel)).toHaveFocus();
  },
};

export const ReadyAfterFailedSend: Story = {
  name: 'Code not sent',
  play: async (context) => {
    stageOf(context).sandbox.faults.fail('enrollEmail', { code: 'DELIVERY_FAILED' });
    await enterAddress(context);
    await expectText(context, words.errors.DELIVERY_FAILED);
    await expectScreen(context, words.setup.email.title, 'ready');
  },
};

export const Starting: Story = {
  play: async (context) => {
    stageOf(context).sandbox.faults.drop('enrollEmail');
    await enterAddress(context);
    const screen = await expectScreen(context, words.setup.email.title, 'starting');
    await expect(within(screen).getByLabelText(words.sent.emailLabel)).toHaveValue(anna.email);
  },
};

export const AwaitingCode: Story = {
  name: 'Awaiting code',
  play: async (context) => {
    await requestCode(context);
    await expectText(context, words.challenge.sentTo(isolated(anna.email), 'email'));
    await expectScreen(context, words.setup.email.title, 'awaiting-code');
  },
};

export const AwaitingCodeAfterWrongCode: Story = {
  name: 'Incorrect code',
  play: async (context) => {
    await requestCode(context);
    await enterCode(context, stageOf(context).sandbox.wrongCode());
    await expectText(context, words.errors.INVALID_CODE);
    await expectScreen(context, words.setup.email.title, 'awaiting-code');
  },
};

export const Resending: Story = {
  parameters: staged(withoutCooldown),
  play: async (context) => {
    await requestCode(context);
    stageOf(context).sandbox.faults.drop('enrollEmail');
    await clickButton(context, words.challenge.resend);
    const screen = await expectScreen(context, words.setup.email.title, 'resending');
    await expect(within(screen).getByRole('button', { name: words.challenge.resend })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  },
};

export const Confirming: Story = {
  play: async (context) => {
    const code = await requestCode(context);
    stageOf(context).sandbox.faults.drop('verifyEmail');
    await enterCode(context, code);
    await expectScreen(context, words.setup.email.title, 'confirming');
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
    stageOf(context).sandbox.faults.fail('verifyEmail', { code: 'LOCKED' });
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
