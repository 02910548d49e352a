import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, within } from 'storybook/test';
import { TotpSetup } from '../src/index.js';
import { en } from '../src/locales/en.js';
import { clickButton, enterCode, expectScreen, expectText, readKey, tickCheckbox } from './actions.js';
import { type StageSetting, staged, stageOf } from './Stage.js';

const signedIn: StageSetting = { session: 'signed-in' };
const separateCodes: StageSetting = { ...signedIn, sandbox: { backupCodes: 'separate' } };

const meta = {
  title: 'Drop-ins/TotpSetup',
  component: TotpSetup,
  args: { onEnrolled: fn(), onDone: fn(), onRestart: fn(), onCancel: fn() },
  parameters: staged(signedIn),
} satisfies Meta<typeof TotpSetup>;
export default meta;
type Story = StoryObj<typeof meta>;
type Play = Parameters<NonNullable<Story['play']>>[0];

const startSetup = (context: Play): Promise<void> => clickButton(context, en.setup.totp.start);

async function scanKey(context: Play): Promise<string> {
  await startSetup(context);
  return stageOf(context).sandbox.codeFor(await readKey(context));
}

export const Ready: Story = {
  play: async (context) => {
    await expectText(context, en.setup.totp.description);
    await expectScreen(context, en.setup.totp.title, 'ready');
  },
};

export const ReadyAfterFailure: Story = {
  name: 'Connection lost',
  play: async (context) => {
    stageOf(context).sandbox.faults.fail('enrollTOTP', { code: 'NETWORK' });
    await startSetup(context);
    await expectText(context, en.errors.NETWORK);
    await expectText(context, en.common.tryAgain);
    await expectScreen(context, en.setup.totp.title, 'ready');
  },
};

export const ReadyAfterExpiry: Story = {
  name: 'Setup timed out',
  play: async (context) => {
    const code = await scanKey(context);
    stageOf(context).sandbox.clock.advance(11 * 60_000);
    await enterCode(context, code);
    await expectText(context, en.errors.ENROLLMENT_EXPIRED);
    await expectScreen(context, en.setup.totp.title, 'ready');
  },
};

export const Starting: Story = {
  play: async (context) => {
    stageOf(context).sandbox.faults.drop('enrollTOTP');
    await startSetup(context);
    const screen = await expectScreen(context, en.setup.totp.title, 'starting');
    await expect(within(screen).getByRole('button', { name: en.setup.totp.start })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  },
};

export const AwaitingCode: Story = {
  name: 'Awaiting code',
  play: async (context) => {
    await scanKey(context);
    const screen = await expectScreen(context, en.setup.totp.title, 'awaiting-code');
    await expect(within(screen).getByRole('img', { name: /QR code/ })).toBeVisible();
  },
};

export const AwaitingCodeAfterWrongCode: Story = {
  name: 'Incorrect code',
  play: async (context) => {
    await scanKey(context);
    await enterCode(context, stageOf(context).sandbox.wrongCode());
    await expectText(context, en.errors.INVALID_CODE);
    await expectScreen(context, en.setup.totp.title, 'awaiting-code');
  },
};

export const Confirming: Story = {
  play: async (context) => {
    const code = await scanKey(context);
    stageOf(context).sandbox.faults.drop('verifyTOTP');
    await enterCode(context, code);
    const screen = await expectScreen(context, en.setup.totp.title, 'confirming');
    await expect(within(screen).getByLabelText(en.code.label(6))).toHaveAttribute('readonly');
  },
};

export const Expired: Story = {
  play: async (context) => {
    const code = await scanKey(context);
    stageOf(context).sandbox.signOut();
    await enterCode(context, code);
    await expectText(context, en.errors.REAUTH_REQUIRED);
    await expectScreen(context, en.common.signInAgain, 'expired');
  },
};

/** The enrollment has expired while its key was on screen. */
export const ReadyAfterDeadline: Story = {
  name: 'Time is up',
  parameters: staged({ ...signedIn, sandbox: { limits: { enrollmentSeconds: 1 } } }),
  play: async (context) => {
    await startSetup(context);
    await expectText(context, en.errors.ENROLLMENT_EXPIRED);
    await expectScreen(context, en.setup.totp.title, 'ready');
  },
};

/** The account is locked for an unknown time, so there is no button to try again. */
export const Blocked: Story = {
  name: 'Account locked',
  play: async (context) => {
    const code = await scanKey(context);
    stageOf(context).sandbox.faults.fail('verifyTOTP', { code: 'LOCKED' });
    await enterCode(context, code);
    await expectText(context, en.challenge.ended);
    await expectScreen(context, en.challenge.blockedTitle, 'blocked');
  },
};

export const SavingCodes: Story = {
  name: 'Saving codes',
  play: async (context) => {
    await enterCode(context, await scanKey(context));
    const screen = await expectScreen(context, en.backupCodes.title, 'showing');
    await expect(within(screen).getAllByRole('listitem')).toHaveLength(10);
  },
};

export const OfferingCodes: Story = {
  name: 'Offering codes',
  parameters: staged(separateCodes),
  play: async (context) => {
    await enterCode(context, await scanKey(context));
    await expectText(context, en.backupCodes.skip);
    await expectScreen(context, en.backupCodes.offerTitle.missing, 'idle');
  },
};

export const Done: Story = {
  play: async (context) => {
    await enterCode(context, await scanKey(context));
    await tickCheckbox(context, en.backupCodes.saved);
    await clickButton(context, en.backupCodes.finish);
    await expect(context.args.onEnrolled).toHaveBeenCalledOnce();
    await expectScreen(context, en.enrollment.doneTitle, 'done');
    await expectText(context, en.enrollment.done);
  },
};
