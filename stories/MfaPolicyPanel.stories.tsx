import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { MfaPolicyPanel } from '../src/index.js';
import { clicks, reads, sees, ticks } from './person.js';
import { stageOf } from './Stage.js';

const meta: Meta<typeof MfaPolicyPanel> = {
  title: 'Drop-ins/MfaPolicyPanel',
  component: MfaPolicyPanel,
  render: (args, context) => <MfaPolicyPanel {...args} admin={stageOf(context).sandbox.admin} />,
};
export default meta;
type Story = StoryObj<typeof MfaPolicyPanel>;

const title = 'Two-step verification for your users';

export const Loading: Story = {
  beforeEach: (context) => stageOf(context).sandbox.faults.drop('getPolicy'),
  play: async (context) => {
    await reads(context, 'One moment…');
    await sees(context, title, 'loading');
  },
};

export const Failed: Story = {
  beforeEach: (context) => stageOf(context).sandbox.faults.fail('getPolicy', { code: 'SERVER' }),
  play: async (context) => {
    await reads(context, /Something went wrong on our side/);
    await sees(context, title, 'failed');
  },
};

export const Editing: Story = {
  play: async (context) => {
    const screen = await sees(context, title, 'editing');
    await expect(within(screen).getByRole('checkbox', { name: 'Two-step verification is on' })).toBeChecked();
    await expect(within(screen).getByRole('radio', { name: /^Optional/ })).toBeChecked();
  },
};

export const EditingWithoutAMethod: Story = {
  play: async (context) => {
    for (const method of ['Passkey', 'Authenticator app', 'Text message', 'Email']) await ticks(context, method);
    await clicks(context, 'Save');
    await reads(context, 'Choose at least one method.');
    await sees(context, title, 'editing');
  },
};

export const EditingAfterASave: Story = {
  play: async (context) => {
    await ticks(context, 'Email');
    await clicks(context, 'Save');
    await reads(context, 'Your changes are saved.');
    await sees(context, title, 'editing');
  },
};

export const Saving: Story = {
  play: async (context) => {
    stageOf(context).sandbox.faults.drop('setPolicy');
    await clicks(context, 'Save');
    const screen = await sees(context, title, 'saving');
    await expect(within(screen).getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'true');
  },
};

/** The server has the last word, and the form shows it. */
export const EditingAfterAnAdjustedSave: Story = {
  play: async (context) => {
    stageOf(context).sandbox.faults.answer('setPolicy', (answer) => ({ ...Object(answer), methods: ['totp'] }));
    await clicks(context, 'Save');
    await reads(context, 'Saved, but not all of it. This is what applies now.');
    const screen = await sees(context, title, 'editing');
    await expect(within(screen).getByRole('checkbox', { name: 'Email' })).not.toBeChecked();
  },
};

export const EditingTooOften: Story = {
  play: async (context) => {
    stageOf(context).sandbox.faults.fail('setPolicy', { code: 'RATE_LIMITED', retryAfter: 45 });
    await clicks(context, 'Save');
    await reads(context, /You can try again in \d+ seconds/);
    await sees(context, title, 'editing');
  },
};
