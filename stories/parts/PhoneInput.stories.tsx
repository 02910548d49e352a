import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { PhoneInput } from '../../src/index.js';
import { en } from '../../src/locales/en.js';

const meta = {
  title: 'Parts/PhoneInput',
  component: PhoneInput,
  args: {
    label: en.sent.phoneLabel,
    hint: 'We’ll text you a code.',
    countryLabel: 'Country',
    locale: 'en',
    defaultCountry: 'GB',
  },
} satisfies Meta<typeof PhoneInput>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Empty: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('GB +44')).toBeVisible();
    await expect(canvas.getByRole('textbox', { name: en.sent.phoneLabel })).toHaveValue('');
  },
};

export const National: Story = {
  play: async ({ canvas, userEvent }) => {
    await canvas.findByText('GB +44');
    await userEvent.type(canvas.getByRole('textbox', { name: en.sent.phoneLabel }), '07400123456');
    await expect(canvas.getByRole('textbox', { name: en.sent.phoneLabel })).toHaveValue('07400 123456');
  },
};

export const International: Story = {
  play: async ({ canvas, userEvent }) => {
    await canvas.findByText('GB +44');
    await userEvent.type(canvas.getByRole('textbox', { name: en.sent.phoneLabel }), '+4930123456');
    await expect(canvas.getByRole('combobox', { name: 'Country' })).toHaveValue('DE');
  },
};

export const Refused: Story = {
  name: 'Error',
  args: {
    defaultValue: '+44 12',
    error: en.errors.INVALID_PHONE_NUMBER,
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('combobox', { name: 'Country' })).toHaveValue('GB');
    await expect(canvas.getByRole('textbox', { name: en.sent.phoneLabel })).toBeInvalid();
  },
};
