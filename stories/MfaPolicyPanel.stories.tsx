import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { MfaPolicyPanel } from '../src/admin.js';
import { clickButton, expectScreen, expectText, tickCheckbox } from './actions.js';
import { stageOf } from './Stage.js';
import { about, words } from './words.js';

const meta: Meta<typeof MfaPolicyPanel> = {
  title: 'Drop-ins/MfaPolicyPanel',
  component: MfaPolicyPanel,
  render: (args, context) => <MfaPolicyPanel {...args} admin={stageOf(context).sandbox.admin} />,
};
export default meta;
type Story = StoryObj<typeof MfaPolicyPanel>;

export const Loading: Story = {
  beforeEach: (context) => stageOf(context).sandbox.faults.drop('getPolicy'),
  play: async (context) => {
    await expectText(context, words.admin.policyDescription);
    await expectScreen(context, words.admin.policyTitle, 'loading');
  },
};

export const Failed: Story = {
  beforeEach: (context) => stageOf(context).sandbox.faults.fail('getPolicy', { code: 'SERVER' }),
  play: async (context) => {
    await expectText(context, words.errors.SERVER);
    await expectScreen(context, words.admin.policyTitle, 'failed');
  },
};

export const Editing: Story = {
  play: async (context) => {
    const screen = await expectScreen(context, words.admin.policyTitle, 'editing');
    await expect(within(screen).getByRole('checkbox', { name: words.admin.enabled })).toBeChecked();
    await expect(
      within(screen).getByRole('radio', { name: new RegExp(`^${words.admin.strength.optional}`) }),
    ).toBeChecked();
  },
};

export const EditingWithoutMethod: Story = {
  name: 'No method selected',
  play: async (context) => {
    for (const method of [
      words.methods.passkey.title,
      words.methods.totp.title,
      words.methods.sms.title,
      words.methods.email.title,
    ])
      await tickCheckbox(context, method);
    await clickButton(context, words.admin.save);
    await expectText(context, words.admin.noMethod);
    await expectScreen(context, words.admin.policyTitle, 'editing');
  },
};

export const EditingAfterSave: Story = {
  name: 'Saved',
  play: async (context) => {
    await tickCheckbox(context, words.methods.email.title);
    await clickButton(context, words.admin.save);
    await expectText(context, words.admin.policySaved);
    await expectScreen(context, words.admin.policyTitle, 'editing');
  },
};

export const Saving: Story = {
  play: async (context) => {
    stageOf(context).sandbox.faults.drop('setPolicy');
    await clickButton(context, words.admin.save);
    const screen = await expectScreen(context, words.admin.policyTitle, 'saving');
    await expect(within(screen).getByRole('button', { name: words.admin.save })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  },
};

/** The server saved something different from what was submitted, and the form shows what it saved. */
export const EditingAfterAdjustedSave: Story = {
  name: 'Not all changes saved',
  play: async (context) => {
    const { faults } = stageOf(context).sandbox;
    await expectScreen(context, words.admin.policyTitle, 'editing');
    for (const call of ['setPolicy', 'getPolicy'] as const)
      faults.answer(call, (answer) => ({ ...Object(answer), methods: ['totp'] }));
    await clickButton(context, words.admin.save);
    await expectText(context, words.admin.policyAdjusted);
    const screen = await expectScreen(context, words.admin.policyTitle, 'editing');
    await expect(within(screen).getByRole('checkbox', { name: words.methods.email.title })).not.toBeChecked();
  },
};

/** Another administrator has saved meanwhile. The form notices it when the window gets the focus. */
export const EditingWithConflict: Story = {
  name: 'Changed by someone else',
  play: async (context) => {
    const { admin } = stageOf(context).sandbox;
    await expectScreen(context, words.admin.policyTitle, 'editing');
    await tickCheckbox(context, words.methods.email.title);
    await admin.setPolicy({ enabled: true, methods: ['passkey', 'totp'], enrollment: 'required' });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    await expectText(context, words.admin.conflict);
    await expectScreen(context, words.admin.policyTitle, 'editing');
  },
};

export const EditingRateLimited: Story = {
  name: 'Rate limited',
  play: async (context) => {
    stageOf(context).sandbox.faults.fail('setPolicy', { code: 'RATE_LIMITED', retryAfter: 45 });
    await clickButton(context, words.admin.save);
    await expectText(context, about(words.common.retryIn));
    await expectScreen(context, words.admin.policyTitle, 'editing');
  },
};
