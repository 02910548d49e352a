import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, within } from 'storybook/test';
import { MfaEnrollment } from '../src/index.js';
import { en } from '../src/locales/en.js';
import { clicks, reads, readsKey, sees, ticks, typesCode } from './person.js';
import { type StageSetting, staged, stageOf } from './Stage.js';

const signedIn: StageSetting = { session: 'signed-in' };
const codesOnRequest: StageSetting = { ...signedIn, sandbox: { backupCodes: 'separate' } };

const meta = {
  title: 'Drop-ins/MfaEnrollment',
  component: MfaEnrollment,
  args: { onEnrolled: fn(), onDone: fn(), onRestart: fn() },
  parameters: staged(signedIn),
} satisfies Meta<typeof MfaEnrollment>;
export default meta;
type Story = StoryObj<typeof meta>;
type Play = Parameters<NonNullable<Story['play']>>[0];

async function choosesTheApp(context: Play): Promise<void> {
  await clicks(context, en.enrollment.start);
  await clicks(context, /Authenticator app/);
}

async function provesTheApp(context: Play): Promise<void> {
  await choosesTheApp(context);
  await typesCode(context, stageOf(context).sandbox.codeFor(await readsKey(context)));
}

export const Introducing: Story = {
  args: { required: true },
  play: async (context) => {
    await reads(context, `${en.enrollment.required} ${en.enrollment.introDescription}`);
    await sees(context, en.enrollment.introTitle, 'introducing');
  },
};

export const IntroducingWithAChoice: Story = {
  name: 'Introducing, optional',
  args: { onSkip: fn() },
  play: async (context) => {
    await sees(context, en.enrollment.introTitle, 'introducing');
    await clicks(context, en.enrollment.skip);
    await expect(context.args.onSkip).toHaveBeenCalledOnce();
  },
};

export const ChoosingMethod: Story = {
  play: async (context) => {
    await clicks(context, en.enrollment.start);
    const screen = await sees(context, en.enrollment.chooseTitle, 'choosing-method');
    const [strongest] = within(screen).getAllByRole('listitem');
    await expect(strongest).toHaveTextContent(/Passkey.*Recommended/);
  },
};

/** The policy allows none of the methods that the adapter supports. */
export const ChoosingMethodOfNone: Story = {
  name: 'No methods available',
  args: { methods: [] },
  play: async (context) => {
    await clicks(context, en.enrollment.start);
    const screen = await sees(context, en.enrollment.nothingTitle, 'choosing-method');
    await expect(within(screen).queryByRole('list')).toBeNull();
  },
};

export const SettingUp: Story = {
  play: async (context) => {
    await choosesTheApp(context);
    await reads(context, en.totp.scan);
    await sees(context, en.setup.totp.title, 'awaiting-code');
  },
};

export const SavingCodes: Story = {
  play: async (context) => {
    await provesTheApp(context);
    await reads(context, en.enrollment.step(2, 2));
    await sees(context, en.backupCodes.title, 'showing');
  },
};

export const OfferingCodes: Story = {
  parameters: staged(codesOnRequest),
  play: async (context) => {
    await provesTheApp(context);
    await reads(context, en.backupCodes.make);
    await sees(context, en.backupCodes.offerTitle.missing, 'idle');
  },
};

export const Done: Story = {
  play: async (context) => {
    await provesTheApp(context);
    await ticks(context, en.backupCodes.saved);
    await clicks(context, en.backupCodes.finish);
    await expect(context.args.onEnrolled).toHaveBeenCalledOnce();
    await sees(context, en.enrollment.doneTitle, 'done');
    await reads(context, en.enrollment.done);
  },
};

/** The user canceled, and the backend has not responded yet. */
export const Leaving: Story = {
  args: { onCancel: fn(), required: true, challengeId: 'of-the-sign-in' },
  play: async (context) => {
    stageOf(context).sandbox.faults.hold('cancel');
    await clicks(context, en.common.cancel);
    await sees(context, en.common.working, 'leaving');
  },
};
