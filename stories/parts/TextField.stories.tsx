import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { TextField } from '../../src/index.js';

const meta = {
  title: 'Parts/TextField',
  component: TextField,
  args: {
    type: 'tel',
    name: 'phone-number',
    autoComplete: 'tel',
    dir: 'ltr',
    label: 'Mobile phone number',
    hint: 'With its country code, such as +44 7700 900123.',
  },
} satisfies Meta<typeof TextField>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Empty: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByLabelText('Mobile phone number')).toHaveAccessibleDescription(/With its country code/);
  },
};

export const Filled: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('Mobile phone number'), '+44 7700 900123');
    await expect(canvas.getByLabelText('Mobile phone number')).toHaveValue('+44 7700 900123');
  },
};

export const Refused: Story = {
  args: { defaultValue: '12 34', error: 'This number does not look right. Check it, with its country code.' },
  play: async ({ canvas }) => {
    await expect(canvas.getByLabelText('Mobile phone number')).toBeInvalid();
  },
};

export const ReadOnly: Story = { args: { defaultValue: '+44 7700 900123', readOnly: true } };

export const Password: Story = {
  args: {
    type: 'password',
    name: 'password',
    autoComplete: 'current-password',
    label: 'Password',
    hint: undefined,
    defaultValue: 'correct horse',
  },
};
