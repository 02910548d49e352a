import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { RadioGroup } from '../../src/index.js';
import { en } from '../../test/words.js';

const meta = {
  title: 'Parts/RadioGroup',
  component: RadioGroup,
  args: {
    name: 'enrollment',
    label: en.admin.enrollment,
    defaultValue: 'recommended',
    options: [
      { value: 'optional', label: en.admin.strength.optional, description: en.admin.strengthDescription.optional },
      {
        value: 'recommended',
        label: en.admin.strength.recommended,
        description: en.admin.strengthDescription.recommended,
      },
      { value: 'required', label: en.admin.strength.required, description: en.admin.strengthDescription.required },
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
