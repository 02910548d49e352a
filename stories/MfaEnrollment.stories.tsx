import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, within } from 'storybook/test';
import { MfaEnrollment } from '../src/index.js';
import { en } from '../src/locales/en.js';
import {
  clickButton,
  enterCode,
  expectScreen,
  expectText,
  neverStopsWaiting,
  readKey,
  tickCheckbox,
} from './actions.js';
import { type StageSetting, staged, stageOf } from './Stage.js';

const signedIn: StageSetting = { session: 'signed-in' };
const separateCodes: StageSetting = { ...signedIn, sandbox: { backupCodes: 'separate' } };

const meta = {
  title: 'Drop-ins/MfaEnrollment',
  component: MfaEnrollment,
  args: { onEnrolled: fn(), onDone: fn(), onRestart: fn() },
  parameters: staged(signedIn),
} satisfies Meta<typeof MfaEnrollment>;
export default meta;
type Story = StoryObj<typeof meta>;
type Play = Parameters<NonNullable<Story['play']>>[0];

async function chooseApp(context: Play): Promise<void> {
  await clickButton(context, en.enrollment.start);
  await clickButton(context, /Authenticator app/);
}

async function confirmApp(context: Play): Promise<void> {
  await chooseApp(context);
  await enterCode(context, stageOf(context).sandbox.codeFor(await readKey(context)));
}

export const Introducing: Story = {
  name: 'Introduction',
  args: { required: true },
  play: async (context) => {
    await expectText(context, `${en.enrollment.required} ${en.enrollment.introDescription}`);
    await expectScreen(context, en.enrollment.introTitle, 'introducing');
  },
};

export const IntroducingOptional: Story = {
  name: 'Introduction, optional',
  args: { onSkip: fn() },
  play: async (context) => {
    await expectScreen(context, en.enrollment.introTitle, 'introducing');
    await clickButton(context, en.enrollment.skip);
    await expect(context.args.onSkip).toHaveBeenCalledOnce();
  },
};

export const ChoosingMethod: Story = {
  name: 'Choosing a method',
  play: async (context) => {
    await clickButton(context, en.enrollment.start);
    const screen = await expectScreen(context, en.enrollment.chooseTitle, 'choosing-method');
    const [strongest] = within(screen).getAllByRole('listitem');
    await expect(strongest).toHaveTextContent(/Passkey.*Recommended/);
  },
};

/** The policy allows none of the methods that the adapter supports. */
export const ChoosingMethodWithNoneAllowed: Story = {
  name: 'No methods available',
  args: { methods: [] },
  play: async (context) => {
    await clickButton(context, en.enrollment.start);
    const screen = await expectScreen(context, en.enrollment.nothingTitle, 'choosing-method');
    await expect(within(screen).queryByRole('list')).toBeNull();
  },
};

export const SettingUp: Story = {
  name: 'Setting up a method',
  play: async (context) => {
    await chooseApp(context);
    await expectText(context, en.totp.scan);
    await expectScreen(context, en.setup.totp.title, 'awaiting-code');
  },
};

export const SavingCodes: Story = {
  name: 'Saving codes',
  play: async (context) => {
    await confirmApp(context);
    await expectText(context, en.enrollment.step(2, 2));
    await expectScreen(context, en.backupCodes.title, 'showing');
  },
};

export const OfferingCodes: Story = {
  name: 'Offering codes',
  parameters: staged(separateCodes),
  play: async (context) => {
    await confirmApp(context);
    await expectText(context, en.backupCodes.make);
    await expectScreen(context, en.backupCodes.offerTitle.missing, 'idle');
  },
};

export const Done: Story = {
  play: async (context) => {
    await confirmApp(context);
    await tickCheckbox(context, en.backupCodes.saved);
    await clickButton(context, en.backupCodes.finish);
    await expect(context.args.onEnrolled).toHaveBeenCalledOnce();
    await expectScreen(context, en.enrollment.doneTitle, 'done');
    await expectText(context, en.enrollment.done);
  },
};

/** The user canceled, and the backend has not responded yet. */
export const Leaving: Story = {
  args: { onCancel: fn(), required: true, challengeId: 'of-the-sign-in' },
  beforeEach: neverStopsWaiting,
  play: async (context) => {
    stageOf(context).sandbox.faults.hold('cancel');
    await clickButton(context, en.common.cancel);
    await expectScreen(context, en.common.working, 'leaving');
  },
};
