import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { CopyButton } from '../../src/index.js';

const meta = {
  title: 'Parts/CopyButton',
  component: CopyButton,
  args: {
    text: () => 'What is copied',
    label: 'Copy',
    copiedLabel: 'Copied',
    failedLabel: 'Could not copy. The text is selected: copy it yourself.',
    onCopied: fn(),
  },
} satisfies Meta<typeof CopyButton>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Ready: Story = {
  play: async ({ canvas, args }) => {
    await expect(canvas.getByRole('button', { name: 'Copy' })).toBeVisible();
    await expect(args.onCopied).not.toHaveBeenCalled();
  },
};

export const Copied: Story = {
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Copy' }));
    await expect(await canvas.findByRole('button', { name: 'Copied' })).toBeVisible();
    await expect(args.onCopied).toHaveBeenCalledOnce();
    await expect(await navigator.clipboard.readText()).toBe('What is copied');
  },
};

export const Failed: Story = {
  args: {
    text: () => {
      throw new Error('There is no text.');
    },
  },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Copy' }));
    await expect(await canvas.findByRole('button', { name: /Could not copy/ })).toBeVisible();
    await expect(args.onCopied).not.toHaveBeenCalled();
  },
};
