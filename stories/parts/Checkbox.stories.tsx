import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { Checkbox } from '../../src/index.js';
import { en } from '../../src/locales/en.js';

const meta = {
  title: 'Parts/Checkbox',
  component: Checkbox,
  args: { name: 'trust-device', label: 'Don’t ask again on this device', onValueChange: fn() },
} satisfies Meta<typeof Checkbox>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Unticked: Story = {
  name: 'Not selected',
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('checkbox')).not.toBeChecked();
  },
};

export const Ticked: Story = {
  name: 'Selected',
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(canvas.getByText('Don’t ask again on this device'));
    await expect(canvas.getByRole('checkbox')).toBeChecked();
    await expect(args.onValueChange).toHaveBeenCalledWith(true);
  },
};

export const RequiredUnselected: Story = {
  name: 'Required',
  args: {
    name: 'codes-saved',
    label: en.backupCodes.saved,
    required: true,
    error: en.backupCodes.notSaved,
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('checkbox')).toBeInvalid();
    await expect(canvas.getByRole('checkbox')).toHaveAccessibleDescription(en.backupCodes.notSaved);
  },
};
