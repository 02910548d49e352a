import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { Button, Form, TextField } from '../../src/index.js';

const meta = {
  title: 'Parts/Form',
  component: Form,
  args: {
    onFormSubmit: fn(),
    children: (
      <>
        <TextField type="text" name="factor-name" label="Name" autoComplete="off" />
        <Button type="submit" variant="primary">
          Save
        </Button>
      </>
    ),
  },
} satisfies Meta<typeof Form>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Ready: Story = {
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.type(canvas.getByLabelText('Name'), 'My phone{Enter}');
    await expect(args.onFormSubmit).toHaveBeenCalledOnce();
  },
};

export const Busy: Story = {
  args: { busy: true },
  play: async ({ canvas, userEvent, args }) => {
    await userEvent.type(canvas.getByLabelText('Name'), 'My phone{Enter}');
    await expect(args.onFormSubmit).not.toHaveBeenCalled();
  },
};
