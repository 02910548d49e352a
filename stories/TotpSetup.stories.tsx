import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, within } from 'storybook/test';
import { TotpSetup } from '../src/index.js';
import { en } from '../src/locales/en.js';
import { clicks, reads, readsKey, sees, ticks, typesCode } from './person.js';
import { type StageSetting, staged, stageOf } from './Stage.js';

const signedIn: StageSetting = { session: 'signed-in' };
const codesOnRequest: StageSetting = { ...signedIn, sandbox: { backupCodes: 'separate' } };

const meta = {
  title: 'Drop-ins/TotpSetup',
  component: TotpSetup,
  args: { onEnrolled: fn(), onDone: fn(), onRestart: fn(), onCancel: fn() },
  parameters: staged(signedIn),
} satisfies Meta<typeof TotpSetup>;
export default meta;
type Story = StoryObj<typeof meta>;
type Play = Parameters<NonNullable<Story['play']>>[0];

const starts = (context: Play): Promise<void> => clicks(context, en.setup.totp.start);

async function scans(context: Play): Promise<string> {
  await starts(context);
  return stageOf(context).sandbox.codeFor(await readsKey(context));
}

export const Ready: Story = {
  play: async (context) => {
    await reads(context, en.setup.totp.description);
    await sees(context, en.setup.totp.title, 'ready');
  },
};

export const ReadyAfterAFailure: Story = {
  name: 'Connection lost',
  play: async (context) => {
    stageOf(context).sandbox.faults.fail('enrollTOTP', { code: 'NETWORK' });
    await starts(context);
    await reads(context, en.errors.NETWORK);
    await sees(context, en.setup.totp.title, 'ready');
  },
};

export const ReadyAfterItExpired: Story = {
  name: 'Setup timed out',
  play: async (context) => {
    const code = await scans(context);
    stageOf(context).sandbox.clock.advance(11 * 60_000);
    await typesCode(context, code);
    await reads(context, en.errors.ENROLLMENT_EXPIRED);
    await sees(context, en.setup.totp.title, 'ready');
  },
};

export const Starting: Story = {
  play: async (context) => {
    stageOf(context).sandbox.faults.drop('enrollTOTP');
    await starts(context);
    const screen = await sees(context, en.setup.totp.title, 'starting');
    await expect(within(screen).getByRole('button', { name: en.setup.totp.start })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  },
};

export const AwaitingCode: Story = {
  play: async (context) => {
    await scans(context);
    const screen = await sees(context, en.setup.totp.title, 'awaiting-code');
    await expect(within(screen).getByRole('img', { name: /QR code/ })).toBeVisible();
  },
};

export const AwaitingCodeAfterAWrongOne: Story = {
  name: 'Incorrect code',
  play: async (context) => {
    await scans(context);
    await typesCode(context, stageOf(context).sandbox.wrongCode());
    await reads(context, en.errors.INVALID_CODE);
    await sees(context, en.setup.totp.title, 'awaiting-code');
  },
};

export const Confirming: Story = {
  play: async (context) => {
    const code = await scans(context);
    stageOf(context).sandbox.faults.drop('verifyTOTP');
    await typesCode(context, code);
    const screen = await sees(context, en.setup.totp.title, 'confirming');
    await expect(within(screen).getByLabelText(en.code.label(6))).toHaveAttribute('readonly');
  },
};

export const Expired: Story = {
  play: async (context) => {
    const code = await scans(context);
    stageOf(context).sandbox.signOut();
    await typesCode(context, code);
    await sees(context, en.reauth.title, 'expired');
    await clicks(context, en.common.signInAgain);
    await expect(context.args.onRestart).toHaveBeenCalledOnce();
  },
};

/** The key was on the screen for longer than the server accepts it. */
export const ReadyAfterItsTime: Story = {
  name: 'Time is up',
  parameters: staged({ ...signedIn, sandbox: { limits: { enrollmentSeconds: 1 } } }),
  play: async (context) => {
    await starts(context);
    await reads(context, en.errors.ENROLLMENT_EXPIRED);
    await sees(context, en.setup.totp.title, 'ready');
  },
};

/** The account is locked for an unknown time, so there is no button to try again. */
export const Blocked: Story = {
  name: 'Account locked',
  play: async (context) => {
    const code = await scans(context);
    stageOf(context).sandbox.faults.fail('verifyTOTP', { code: 'LOCKED' });
    await typesCode(context, code);
    await reads(context, en.challenge.ended);
    await sees(context, en.challenge.blockedTitle, 'blocked');
  },
};

export const SavingCodes: Story = {
  play: async (context) => {
    await typesCode(context, await scans(context));
    const screen = await sees(context, en.backupCodes.title, 'showing');
    await expect(within(screen).getAllByRole('listitem')).toHaveLength(10);
  },
};

export const OfferingCodes: Story = {
  parameters: staged(codesOnRequest),
  play: async (context) => {
    await typesCode(context, await scans(context));
    await reads(context, en.backupCodes.skip);
    await sees(context, en.backupCodes.offerTitle.missing, 'idle');
  },
};

export const Done: Story = {
  play: async (context) => {
    await typesCode(context, await scans(context));
    await ticks(context, en.backupCodes.saved);
    await clicks(context, en.backupCodes.finish);
    await expect(context.args.onEnrolled).toHaveBeenCalledOnce();
    await sees(context, en.enrollment.doneTitle, 'done');
    await reads(context, en.enrollment.done);
  },
};
