import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { QrCode } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { anna, staged, stageOf } from '../Stage.js';

const meta: Meta<typeof QrCode> = {
  title: 'Parts/QrCode',
  component: QrCode,
  args: { label: en.totp.qrLabel, fallback: en.totp.qrFailed },
  parameters: staged({ anna: { totp: true } }),
  render: (args, context) => <QrCode {...args} uri={args.uri ?? stageOf(context).sandbox.user(anna.email).totpUri} />,
};
export default meta;
type Story = StoryObj<typeof QrCode>;

export const Drawn: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('img', { name: en.totp.qrLabel })).toBeVisible();
  },
};

export const TooLongToScan: Story = {
  name: 'Too long to scan',
  args: { uri: `otpauth://totp/${'a'.repeat(1100)}` },
  play: async ({ canvas }) => {
    await expect(canvas.getByText(en.totp.qrFailed)).toBeVisible();
  },
};
