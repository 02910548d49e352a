import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { CopyButton } from '../../src/index.js';
import { en } from '../../src/locales/en.js';

const meta = {
  title: 'Parts/CopyButton',
  component: CopyButton,
  args: {
    text: () => 'What is copied',
    label: en.backupCodes.copy,
    copiedLabel: en.backupCodes.copied,
    failedLabel: en.backupCodes.copyFailed,
    onCopied: fn(),
  },
} satisfies Meta<typeof CopyButton>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Ready: Story = {
  play: async ({ canvas, args }) => {
    await expect(canvas.getByRole('button', { name: en.backupCodes.copy })).toBeVisible();
    await expect(args.onCopied).not.toHaveBeenCalled();
  },
};

export const Copied: Story = {
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: en.backupCodes.copy }));
    await expect(await canvas.findByRole('button', { name: en.backupCodes.copied })).toBeVisible();
    await expect(args.onCopied).toHaveBeenCalledOnce();
    await expect(await navigator.clipboard.readText()).toBe('What is copied');
  },
};

export const Failed: Story = {
  args: {
    text: () => {
      throw new Error('The text is not available.');
    },
  },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: en.backupCodes.copy }));
    await expect(await canvas.findByRole('button', { name: en.backupCodes.copyFailed })).toBeVisible();
    await expect(args.onCopied).not.toHaveBeenCalled();
  },
};
