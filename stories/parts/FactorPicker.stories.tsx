import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { FactorPicker } from '../../src/index.js';

const meta = {
  title: 'Parts/FactorPicker',
  component: FactorPicker,
  args: {
    label: 'Choose your second step',
    options: [
      {
        value: 'passkey',
        title: 'Passkey',
        description: 'Your fingerprint, face, PIN or security key. The safest way.',
        badge: 'Recommended',
        icon: 'passkey',
      },
      {
        value: 'totp',
        title: 'Authenticator app',
        description: 'Codes from an app on your phone. Works without signal.',
        icon: 'app',
      },
      { value: 'sms', title: 'Text message', icon: 'sms' },
    ],
    onPick: fn(),
  },
} satisfies Meta<typeof FactorPicker>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Open: Story = {
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: /Authenticator app/ }));
    await expect(args.onPick).toHaveBeenCalledWith('totp');
  },
};

export const Busy: Story = {
  args: { busyValue: 'totp' },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: /Passkey/ }));
    await expect(args.onPick).not.toHaveBeenCalled();
  },
};
