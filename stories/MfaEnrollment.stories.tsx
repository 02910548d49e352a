import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, within } from 'storybook/test';
import { MfaEnrollment } from '../src/index.js';
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
import { words } from './words.js';

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
  await clickButton(context, words.enrollment.start);
  await clickButton(context, new RegExp(`^${words.methods.totp.title}`));
}

async function confirmApp(context: Play): Promise<void> {
  await chooseApp(context);
  await enterCode(context, stageOf(context).sandbox.codeFor(await readKey(context)));
}

export const Introducing: Story = {
  name: 'Introduction',
  args: { required: true },
  play: async (context) => {
    await expectText(context, `${words.enrollment.required} ${words.enrollment.introDescription}`);
    await expectScreen(context, words.enrollment.introTitle, 'introducing');
  },
};

export const IntroducingOptional: Story = {
  name: 'Introduction, optional',
  args: { onSkip: fn() },
  play: async (context) => {
    await expectScreen(context, words.enrollment.introTitle, 'introducing');
    await clickButton(context, words.enrollment.skip);
    await expect(context.args.onSkip).toHaveBeenCalledOnce();
  },
};

export const ChoosingMethod: Story = {
  name: 'Choosing a method',
  play: async (context) => {
    await clickButton(context, words.enrollment.start);
    const screen = await expectScreen(context, words.enrollment.chooseTitle, 'choosing-method');
    const [strongest] = within(screen).getAllByRole('listitem');
    await expect(strongest).toHaveTextContent(words.methods.passkey.title);
    await expect(strongest).toHaveTextContent(words.enrollment.recommended);
  },
};

/** The policy allows none of the methods that the adapter supports. */
export const ChoosingMethodWithNoneAllowed: Story = {
  name: 'No methods available',
  args: { methods: [] },
  play: async (context) => {
    await clickButton(context, words.enrollment.start);
    const screen = await expectScreen(context, words.enrollment.nothingTitle, 'choosing-method');
    await expect(within(screen).queryByRole('list')).toBeNull();
  },
};

export const SettingUp: Story = {
  name: 'Setting up a method',
  play: async (context) => {
    await chooseApp(context);
    await expectText(context, words.totp.scan);
    await expectScreen(context, words.setup.totp.title, 'awaiting-code');
  },
};

export const SavingCodes: Story = {
  name: 'Saving codes',
  play: async (context) => {
    await confirmApp(context);
    await expectText(context, words.enrollment.step(2, 2));
    await expectScreen(context, words.backupCodes.title, 'showing');
  },
};

export const OfferingCodes: Story = {
  name: 'Offering codes',
  parameters: staged(separateCodes),
  play: async (context) => {
    await confirmApp(context);
    const screen = await expectScreen(context, words.backupCodes.offerTitle.missing, 'idle');
    await expect(within(screen).getByRole('button', { name: words.backupCodes.make })).toBeVisible();
  },
};

export const Done: Story = {
  play: async (context) => {
    await confirmApp(context);
    await tickCheckbox(context, words.backupCodes.saved);
    await clickButton(context, words.backupCodes.finish);
    await expect(context.args.onEnrolled).toHaveBeenCalledOnce();
    await expectScreen(context, words.enrollment.doneTitle, 'done');
    await expectText(context, words.enrollment.done);
  },
};

/** The user canceled, and the backend has not responded yet. */
export const Leaving: Story = {
  args: { onCancel: fn(), required: true, challengeId: 'of-the-sign-in' },
  beforeEach: neverStopsWaiting,
  play: async (context) => {
    stageOf(context).sandbox.faults.hold('cancel');
    await clickButton(context, words.common.cancel);
    await expectScreen(context, words.common.working, 'leaving');
  },
};
