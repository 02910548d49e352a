import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { RadioGroup } from '../../src/index.js';

const meta = {
  title: 'Parts/RadioGroup',
  component: RadioGroup,
  args: {
    name: 'enrollment',
    label: 'How strongly to ask',
    defaultValue: 'recommended',
    options: [
      { value: 'optional', label: 'Optional: people find it in their settings' },
      { value: 'recommended', label: 'Recommended: offered after sign-in, with “Not now”' },
      { value: 'required', label: 'Required: nobody gets in without it' },
    ],
  },
} satisfies Meta<typeof RadioGroup>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Chosen: Story = {
  play: async ({ canvas, userEvent }) => {
    await expect(canvas.getByRole('radio', { name: /^Recommended/ })).toBeChecked();
    await userEvent.click(canvas.getByText(/^Required/));
    await expect(canvas.getByRole('radio', { name: /^Required/ })).toBeChecked();
  },
};
