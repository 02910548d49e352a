import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { SecretKey } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { anna, staged, stageOf } from '../Stage.js';

const meta: Meta<typeof SecretKey> = {
  title: 'Parts/SecretKey',
  component: SecretKey,
  args: {
    label: en.totp.typeKey,
    copyLabel: en.totp.copyKey,
    copiedLabel: en.backupCodes.copied,
    copyFailedLabel: en.backupCodes.copyFailed,
  },
  parameters: staged({ anna: { totp: true } }),
  render: (args, context) => <SecretKey {...args} secret={stageOf(context).sandbox.user(anna.email).totpSecret} />,
};
export default meta;
type Story = StoryObj<typeof SecretKey>;

export const Shown: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/^([A-Z2-7]{4} ?)+$/)).toBeVisible();
  },
};

export const Copied: Story = {
  play: async (context) => {
    const { canvas, userEvent } = context;
    await userEvent.click(canvas.getByRole('button', { name: en.totp.copyKey }));
    await expect(await canvas.findByRole('button', { name: en.backupCodes.copied })).toBeVisible();
    const copied = await navigator.clipboard.readText();
    await expect(copied).toBe(stageOf(context).sandbox.user(anna.email).totpSecret);
  },
};
