import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { TextField } from '../../src/index.js';
import { en } from '../../src/locales/en.js';

const meta = {
  title: 'Parts/TextField',
  component: TextField,
  args: {
    type: 'tel',
    name: 'phone-number',
    autoComplete: 'tel',
    dir: 'ltr',
    label: en.sent.phoneLabel,
    hint: en.sent.phoneHintPlain,
  },
} satisfies Meta<typeof TextField>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Empty: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByLabelText(en.sent.phoneLabel)).toHaveAccessibleDescription(en.sent.phoneHintPlain);
  },
};

export const Filled: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText(en.sent.phoneLabel), '+44 7700 900123');
    await expect(canvas.getByLabelText(en.sent.phoneLabel)).toHaveValue('+44 7700 900123');
  },
};

export const Refused: Story = {
  name: 'Error',
  args: { defaultValue: '12 34', error: en.errors.INVALID_PHONE_NUMBER },
  play: async ({ canvas }) => {
    await expect(canvas.getByLabelText(en.sent.phoneLabel)).toBeInvalid();
  },
};

export const ReadOnly: Story = { name: 'Read only', args: { defaultValue: '+44 7700 900123', readOnly: true } };

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
