import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, within } from 'storybook/test';
import { TotpSetup } from '../src/index.js';
import { clickButton, enterCode, expectScreen, expectText, readKey, tickCheckbox } from './actions.js';
import { type StageSetting, staged, stageOf } from './Stage.js';
import { words } from './words.js';

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

const startSetup = (context: Play): Promise<void> => clickButton(context, words.setup.totp.start);

async function scanKey(context: Play): Promise<string> {
  await startSetup(context);
  return stageOf(context).sandbox.codeFor(await readKey(context));
}

export const Ready: Story = {
  play: async (context) => {
    await expectText(context, words.setup.totp.description);
    await expectScreen(context, words.setup.totp.title, 'ready');
  },
};

export const ReadyAfterFailure: Story = {
  name: 'Connection lost',
  play: async (context) => {
    stageOf(context).sandbox.faults.fail('enrollTOTP', { code: 'NETWORK' });
    await startSetup(context);
    await expectText(context, words.errors.NETWORK);
    await expectText(context, words.common.tryAgain);
    await expectScreen(context, words.setup.totp.title, 'ready');
  },
};

export const ReadyAfterExpiry: Story = {
  name: 'Setup timed out',
  play: async (context) => {
    const code = await scanKey(context);
    stageOf(context).sandbox.clock.advance(11 * 60_000);
    await enterCode(context, code);
    await expectText(context, words.errors.ENROLLMENT_EXPIRED);
    await expectScreen(context, words.setup.totp.title, 'ready');
  },
};

export const Starting: Story = {
  play: async (context) => {
    stageOf(context).sandbox.faults.drop('enrollTOTP');
    await startSetup(context);
    const screen = await expectScreen(context, words.setup.totp.title, 'starting');
    await expect(within(screen).getByRole('button', { name: words.setup.totp.start })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  },
};

export const AwaitingCode: Story = {
  name: 'Awaiting code',
  play: async (context) => {
    await scanKey(context);
    const screen = await expectScreen(context, words.setup.totp.title, 'awaiting-code');
    await expect(within(screen).getByRole('img', { name: words.totp.qrLabel })).toBeVisible();
  },
};

export const AwaitingCodeAfterWrongCode: Story = {
  name: 'Incorrect code',
  play: async (context) => {
    await scanKey(context);
    await enterCode(context, stageOf(context).sandbox.wrongCode());
    await expectText(context, words.errors.INVALID_CODE);
    await expectScreen(context, words.setup.totp.title, 'awaiting-code');
  },
};

export const Confirming: Story = {
  play: async (context) => {
    const code = await scanKey(context);
    stageOf(context).sandbox.faults.drop('verifyTOTP');
    await enterCode(context, code);
    const screen = await expectScreen(context, words.setup.totp.title, 'confirming');
    await expect(within(screen).getByLabelText(words.code.label(6))).toHaveAttribute('readonly');
  },
};

export const Expired: Story = {
  play: async (context) => {
    const code = await scanKey(context);
    stageOf(context).sandbox.signOut();
    await enterCode(context, code);
    await expectText(context, words.errors.REAUTH_REQUIRED);
    await expectScreen(context, words.common.signInAgain, 'expired');
  },
};

/** The enrollment has expired while its key was on screen. */
export const ReadyAfterDeadline: Story = {
  name: 'Time is up',
  parameters: staged({ ...signedIn, sandbox: { limits: { enrollmentSeconds: 1 } } }),
  play: async (context) => {
    await startSetup(context);
    await expectText(context, words.errors.ENROLLMENT_EXPIRED);
    await expectScreen(context, words.setup.totp.title, 'ready');
  },
};

/** The account is locked for an unknown time, so there is no button to try again. */
export const Blocked: Story = {
  name: 'Account locked',
  play: async (context) => {
    const code = await scanKey(context);
    stageOf(context).sandbox.faults.fail('verifyTOTP', { code: 'LOCKED' });
    await enterCode(context, code);
    await expectText(context, words.challenge.ended);
    await expectScreen(context, words.challenge.blockedTitle, 'blocked');
  },
};

export const SavingCodes: Story = {
  name: 'Saving codes',
  play: async (context) => {
    await enterCode(context, await scanKey(context));
    const screen = await expectScreen(context, words.backupCodes.title, 'showing');
    await expect(within(screen).getAllByRole('listitem')).toHaveLength(10);
  },
};

export const OfferingCodes: Story = {
  name: 'Offering codes',
  parameters: staged(separateCodes),
  play: async (context) => {
    await enterCode(context, await scanKey(context));
    await expectText(context, words.backupCodes.skip);
    await expectScreen(context, words.backupCodes.offerTitle.missing, 'idle');
  },
};

export const Done: Story = {
  play: async (context) => {
    await enterCode(context, await scanKey(context));
    await tickCheckbox(context, words.backupCodes.saved);
    await clickButton(context, words.backupCodes.finish);
    await expect(context.args.onEnrolled).toHaveBeenCalledOnce();
    await expectScreen(context, words.enrollment.doneTitle, 'done');
    await expectText(context, words.enrollment.done);
  },
};
