import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { MfaPolicyPanel } from '../src/admin.js';
import { en } from '../test/words.js';
import { clicks, reads, sees, ticks } from './person.js';
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
    await reads(context, en.common.working);
    await sees(context, title, 'loading');
  },
};

export const Failed: Story = {
  beforeEach: (context) => stageOf(context).sandbox.faults.fail('getPolicy', { code: 'SERVER' }),
  play: async (context) => {
    await reads(context, en.errors.SERVER);
    await sees(context, title, 'failed');
  },
};

export const Editing: Story = {
  play: async (context) => {
    const screen = await sees(context, title, 'editing');
    await expect(within(screen).getByRole('checkbox', { name: en.admin.enabled })).toBeChecked();
    await expect(within(screen).getByRole('radio', { name: /^Optional/ })).toBeChecked();
  },
};

export const EditingWithoutAMethod: Story = {
  name: 'No method selected',
  play: async (context) => {
    for (const method of [en.methods.passkey.title, en.methods.totp.title, en.methods.sms.title, 'Email'])
      await ticks(context, method);
    await clicks(context, en.admin.save);
    await reads(context, en.admin.noMethod);
    await sees(context, title, 'editing');
  },
};

export const EditingAfterASave: Story = {
  name: 'Saved',
  play: async (context) => {
    await ticks(context, 'Email');
    await clicks(context, en.admin.save);
    await reads(context, en.admin.policySaved);
    await sees(context, title, 'editing');
  },
};

export const Saving: Story = {
  play: async (context) => {
    stageOf(context).sandbox.faults.drop('setPolicy');
    await clicks(context, en.admin.save);
    const screen = await sees(context, title, 'saving');
    await expect(within(screen).getByRole('button', { name: en.admin.save })).toHaveAttribute('aria-disabled', 'true');
  },
};

/** The server saved something different from what was submitted, and the form shows what it saved. */
export const EditingAfterAnAdjustedSave: Story = {
  name: 'Saved with changes',
  play: async (context) => {
    const { faults } = stageOf(context).sandbox;
    await sees(context, title, 'editing');
    for (const call of ['setPolicy', 'getPolicy'] as const)
      faults.answer(call, (answer) => ({ ...Object(answer), methods: ['totp'] }));
    await clicks(context, en.admin.save);
    await reads(context, en.admin.policyAdjusted);
    const screen = await sees(context, title, 'editing');
    await expect(within(screen).getByRole('checkbox', { name: 'Email' })).not.toBeChecked();
  },
};

/** Another administrator has saved meanwhile. The form notices it when the window gets the focus. */
export const EditingWhatHasChanged: Story = {
  name: 'Changed by someone else',
  play: async (context) => {
    const { admin } = stageOf(context).sandbox;
    await sees(context, title, 'editing');
    await ticks(context, 'Email');
    await admin.setPolicy({ enabled: true, methods: ['passkey', 'totp'], enrollment: 'required' });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    await reads(context, en.admin.conflict);
    await sees(context, title, 'editing');
  },
};

export const EditingTooOften: Story = {
  name: 'Rate limited',
  play: async (context) => {
    stageOf(context).sandbox.faults.fail('setPolicy', { code: 'RATE_LIMITED', retryAfter: 45 });
    await clicks(context, en.admin.save);
    await reads(context, /Try again in \d+ seconds/);
    await sees(context, title, 'editing');
  },
};
