import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { Countdown } from '../../src/index.js';

const meta: Meta<typeof Countdown> = {
  title: 'Parts/Countdown',
  component: Countdown,
  args: { label: (seconds) => `Try again in ${seconds} seconds.`, onEnd: fn() },
};
export default meta;
type Story = StoryObj<typeof Countdown>;

export const Running: Story = {
  render: (args) => <Countdown {...args} until={Date.now() + 90_000} />,
  play: async ({ canvas, args }) => {
    await expect(canvas.getByRole('timer')).toHaveTextContent(/^Try again in (90|[78]\d) seconds\.$/);
    await expect(args.onEnd).not.toHaveBeenCalled();
  },
};

export const Ended: Story = {
  render: (args) => <Countdown {...args} until={Date.now()} />,
  play: async ({ canvas, args }) => {
    await expect(canvas.getByRole('timer')).toHaveTextContent('Try again in 0 seconds.');
    await waitFor(() => expect(args.onEnd).toHaveBeenCalledOnce());
  },
};
