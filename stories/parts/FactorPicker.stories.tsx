import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { FactorPicker } from '../../src/index.js';
import { en } from '../../src/locales/en.js';

const meta = {
  title: 'Parts/FactorPicker',
  component: FactorPicker,
  args: {
    label: en.enrollment.chooseTitle,
    options: [
      {
        value: 'passkey',
        title: en.methods.passkey.title,
        description: en.methods.passkey.description,
        badge: en.enrollment.recommended,
        icon: 'passkey',
      },
      {
        value: 'totp',
        title: en.methods.totp.title,
        description: en.methods.totp.description,
        icon: 'app',
      },
      { value: 'sms', title: en.methods.sms.title, icon: 'sms' },
    ],
    onValueChange: fn(),
  },
} satisfies Meta<typeof FactorPicker>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Open: Story = {
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: /Authenticator app/ }));
    await expect(args.onValueChange).toHaveBeenCalledWith('totp');
  },
};
