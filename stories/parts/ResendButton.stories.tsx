import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { ResendButton } from '../../src/index.js';
import { en } from '../../src/locales/en.js';

const meta = {
  title: 'Parts/ResendButton',
  component: ResendButton,
  args: {
    label: en.challenge.resend,
    waitingLabel: (seconds) => `Send a new code in ${seconds} seconds`,
    onResend: fn(),
  },
} satisfies Meta<typeof ResendButton>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Ready: Story = {
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: en.challenge.resend }));
    await expect(args.onResend).toHaveBeenCalledOnce();
  },
};

export const Waiting: Story = {
  render: (args) => <ResendButton {...args} readyAt={Date.now() + 30_000} />,
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.click(canvas.getByRole('button', { name: /^Send a new code in (30|2\d) seconds$/ }));
    await expect(args.onResend).not.toHaveBeenCalled();
  },
};

export const Loading: Story = {
  args: { loading: true },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: en.challenge.resend })).toHaveAttribute('aria-disabled', 'true');
  },
};
