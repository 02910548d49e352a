import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, within } from 'storybook/test';
import { EmailSetup } from '../src/index.js';
import { clicks, reads, sees, ticks, types, typesCode } from './person.js';
import { anna, type StageSetting, staged, stageOf } from './Stage.js';

const signedIn: StageSetting = { session: 'signed-in' };
const codesOnRequest: StageSetting = { ...signedIn, sandbox: { backupCodes: 'separate' } };
const resendsAtOnce: StageSetting = { ...signedIn, sandbox: { limits: { resendSeconds: 0 } } };

const meta = {
  title: 'Drop-ins/EmailSetup',
  component: EmailSetup,
  args: { onEnrolled: fn(), onRestart: fn(), onCancel: fn() },
  parameters: staged(signedIn),
} satisfies Meta<typeof EmailSetup>;
export default meta;
type Story = StoryObj<typeof meta>;
type Play = Parameters<NonNullable<Story['play']>>[0];

async function givesAddress(context: Play, address = anna.email): Promise<void> {
  await types(context, 'Email address', address);
  await clicks(context, 'Send code');
}

async function getsCode(context: Play): Promise<string> {
  await givesAddress(context);
  await sees(context, 'Set up codes by email', 'awaiting-code');
  return stageOf(context).sandbox.lastCode(anna.email);
}

export const Ready: Story = {
  play: async (context) => {
    await reads(context, 'Leave it empty to use the address of your account.');
    await sees(context, 'Set up codes by email', 'ready');
  },
};

export const ReadyAfterABadAddress: Story = {
  play: async (context) => {
    await givesAddress(context, 'anna');
    await reads(context, /We could not send the code/);
    const screen = await sees(context, 'Set up codes by email', 'ready');
    await expect(within(screen).getByLabelText('Email address')).toHaveValue('anna');
  },
};

export const Starting: Story = {
  play: async (context) => {
    stageOf(context).sandbox.faults.drop('enrollEmail');
    await givesAddress(context);
    const screen = await sees(context, 'Set up codes by email', 'starting');
    await expect(within(screen).getByLabelText('Email address')).toHaveValue(anna.email);
  },
};

export const AwaitingCode: Story = {
  play: async (context) => {
    await getsCode(context);
    await reads(context, `We sent a code to ${anna.email}. It may take a minute.`);
    await sees(context, 'Set up codes by email', 'awaiting-code');
  },
};

export const AwaitingCodeAfterAWrongOne: Story = {
  play: async (context) => {
    await getsCode(context);
    await typesCode(context, stageOf(context).sandbox.wrongCode());
    await reads(context, /That code is not right or has expired/);
    await sees(context, 'Set up codes by email', 'awaiting-code');
  },
};

export const Resending: Story = {
  parameters: staged(resendsAtOnce),
  play: async (context) => {
    await getsCode(context);
    stageOf(context).sandbox.faults.drop('enrollEmail');
    await clicks(context, 'Send a new code');
    const screen = await sees(context, 'Set up codes by email', 'resending');
    await expect(within(screen).getByRole('button', { name: 'Send a new code' })).toHaveAttribute(
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
    await sees(context, 'Set up codes by email', 'confirming');
  },
};

export const Expired: Story = {
  play: async (context) => {
    const code = await getsCode(context);
    stageOf(context).sandbox.signOut();
    await typesCode(context, code);
    await reads(context, 'To keep your account safe, this needs a fresh sign-in.');
    await sees(context, 'Sign in again', 'expired');
  },
};

/** The account is locked, and nobody can say for how long: nothing invites to another try. */
export const Blocked: Story = {
  play: async (context) => {
    const code = await getsCode(context);
    stageOf(context).sandbox.faults.fail('verifyEmail', { code: 'LOCKED' });
    await typesCode(context, code);
    await reads(context, 'Your account is locked for now, to keep it safe.');
    await sees(context, 'Sign-in is locked', 'blocked');
  },
};

export const SavingCodes: Story = {
  play: async (context) => {
    await typesCode(context, await getsCode(context));
    await sees(context, 'Save your backup codes', 'showing');
  },
};

export const OfferingCodes: Story = {
  parameters: staged(codesOnRequest),
  play: async (context) => {
    await typesCode(context, await getsCode(context));
    await sees(context, 'Get backup codes', 'idle');
  },
};

export const Done: Story = {
  play: async (context) => {
    await typesCode(context, await getsCode(context));
    await ticks(context, 'I have saved these codes');
    await clicks(context, 'Continue');
    await expect(context.args.onEnrolled).toHaveBeenCalledOnce();
    await sees(context, 'The second step is on', 'done');
  },
};
