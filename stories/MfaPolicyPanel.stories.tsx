import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { MfaPolicyPanel } from '../src/admin.js';
import { en } from '../test/words.js';
import { clickButton, expectScreen, expectText, tickCheckbox } from './actions.js';
import { stageOf } from './Stage.js';

const meta: Meta<typeof MfaPolicyPanel> = {
  title: 'Drop-ins/MfaPolicyPanel',
  component: MfaPolicyPanel,
  render: (args, context) => <MfaPolicyPanel {...args} admin={stageOf(context).sandbox.admin} />,
};
export default meta;
type Story = StoryObj<typeof MfaPolicyPanel>;

const title = en.admin.policyTitle;

export const Loading: Story = {
  beforeEach: (context) => stageOf(context).sandbox.faults.drop('getPolicy'),
  play: async (context) => {
    await expectText(context, en.common.working);
    await expectScreen(context, title, 'loading');
  },
};

export const Failed: Story = {
  beforeEach: (context) => stageOf(context).sandbox.faults.fail('getPolicy', { code: 'SERVER' }),
  play: async (context) => {
    await expectText(context, en.errors.SERVER);
    await expectScreen(context, title, 'failed');
  },
};

export const Editing: Story = {
  play: async (context) => {
    const screen = await expectScreen(context, title, 'editing');
    await expect(within(screen).getByRole('checkbox', { name: en.admin.enabled })).toBeChecked();
    await expect(within(screen).getByRole('radio', { name: /^Optional/ })).toBeChecked();
  },
};

export const EditingWithoutMethod: Story = {
  name: 'No method selected',
  play: async (context) => {
    for (const method of [en.methods.passkey.title, en.methods.totp.title, en.methods.sms.title, 'Email'])
      await tickCheckbox(context, method);
    await clickButton(context, en.admin.save);
    await expectText(context, en.admin.noMethod);
    await expectScreen(context, title, 'editing');
  },
};

export const EditingAfterSave: Story = {
  name: 'Saved',
  play: async (context) => {
    await tickCheckbox(context, 'Email');
    await clickButton(context, en.admin.save);
    await expectText(context, en.admin.policySaved);
    await expectScreen(context, title, 'editing');
  },
};

export const Saving: Story = {
  play: async (context) => {
    stageOf(context).sandbox.faults.drop('setPolicy');
    await clickButton(context, en.admin.save);
    const screen = await expectScreen(context, title, 'saving');
    await expect(within(screen).getByRole('button', { name: en.admin.save })).toHaveAttribute('aria-disabled', 'true');
  },
};

/** The server saved something different from what was submitted, and the form shows what it saved. */
export const EditingAfterAdjustedSave: Story = {
  name: 'Not all changes saved',
  play: async (context) => {
    const { faults } = stageOf(context).sandbox;
    await expectScreen(context, title, 'editing');
    for (const call of ['setPolicy', 'getPolicy'] as const)
      faults.answer(call, (answer) => ({ ...Object(answer), methods: ['totp'] }));
    await clickButton(context, en.admin.save);
    await expectText(context, en.admin.policyAdjusted);
    const screen = await expectScreen(context, title, 'editing');
    await expect(within(screen).getByRole('checkbox', { name: 'Email' })).not.toBeChecked();
  },
};

/** Another administrator has saved meanwhile. The form notices it when the window gets the focus. */
export const EditingWithConflict: Story = {
  name: 'Changed by someone else',
  play: async (context) => {
    const { admin } = stageOf(context).sandbox;
    await expectScreen(context, title, 'editing');
    await tickCheckbox(context, 'Email');
    await admin.setPolicy({ enabled: true, methods: ['passkey', 'totp'], enrollment: 'required' });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    await expectText(context, en.admin.conflict);
    await expectScreen(context, title, 'editing');
  },
};

export const EditingRateLimited: Story = {
  name: 'Rate limited',
  play: async (context) => {
    stageOf(context).sandbox.faults.fail('setPolicy', { code: 'RATE_LIMITED', retryAfter: 45 });
    await clickButton(context, en.admin.save);
    await expectText(context, /Try again in \d+ seconds/);
    await expectScreen(context, title, 'editing');
  },
};
