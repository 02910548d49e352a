import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { PhoneInput } from '../../src/index.js';

const meta = {
  title: 'Parts/PhoneInput',
  component: PhoneInput,
  args: {
    label: 'Mobile phone number',
    hint: 'We text you a code.',
    countryLabel: 'Country',
    locale: 'en',
    defaultCountry: 'GB',
  },
} satisfies Meta<typeof PhoneInput>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Empty: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('combobox', { name: 'Country' })).toBeVisible();
    await expect(canvas.getByRole('textbox', { name: 'Mobile phone number' })).toHaveValue('');
  },
};

export const Refused: Story = {
  args: { error: 'This phone number does not look right. Check it, with its country code.' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('combobox', { name: 'Country' })).toBeVisible();
    await expect(canvas.getByRole('textbox', { name: 'Mobile phone number' })).toBeInvalid();
  },
};
