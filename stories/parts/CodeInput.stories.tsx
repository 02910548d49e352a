import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { CodeInput } from '../../src/index.js';

const meta = {
  title: 'Parts/CodeInput',
  component: CodeInput,
  args: { label: '6-digit code', hint: 'We’ll check it automatically.', onValueComplete: fn() },
} satisfies Meta<typeof CodeInput>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Empty: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByLabelText('6-digit code')).toHaveValue('');
  },
};

export const Incomplete: Story = {
  name: 'Incomplete',
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.type(canvas.getByLabelText('6-digit code'), '123');
    await expect(canvas.getByLabelText('6-digit code')).toHaveFocus();
    await expect(args.onValueComplete).not.toHaveBeenCalled();
  },
};

export const Complete: Story = {
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.type(canvas.getByLabelText('6-digit code'), '123 456');
    await expect(args.onValueComplete).toHaveBeenCalledWith('123456');
  },
};

export const TooLong: Story = {
  name: 'Too long',
  args: { error: 'Enter only 6 digits.' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('6-digit code'), '12345678');
    await expect(canvas.getByLabelText('6-digit code')).toHaveValue('12345678');
  },
};

export const FarTooLong: Story = {
  name: 'Far too long',
  args: { error: 'Enter only 6 digits.' },
  play: async ({ canvas, userEvent }) => {
    await userEvent.type(canvas.getByLabelText('6-digit code'), '1234567890123');
    await expect(canvas.getByLabelText('6-digit code')).toHaveValue('1234567890123');
  },
};

export const Refused: Story = {
  name: 'Incorrect code',
  args: { hint: undefined, error: 'Incorrect code. 4 attempts left.' },
  play: async ({ canvas }) => {
    await expect(canvas.getByLabelText('6-digit code')).toHaveAccessibleDescription(/Incorrect code/);
    await expect(canvas.getByLabelText('6-digit code')).toBeInvalid();
  },
};

export const ReadOnly: Story = {
  name: 'Read only',
  args: { readOnly: true },
  play: async ({ canvas }) => {
    await expect(canvas.getByLabelText('6-digit code')).toHaveAttribute('readonly');
  },
};

export const FourDigits: Story = {
  name: 'Four digits',
  args: { length: 4, label: '4-digit code', hint: undefined },
};

export const EightDigits: Story = {
  name: 'Eight digits',
  args: { length: 8, label: '8-digit code', hint: undefined },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.type(canvas.getByLabelText('8-digit code'), '12345678');
    await expect(args.onValueComplete).toHaveBeenCalledWith('12345678');
  },
};
