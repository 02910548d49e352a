import type { Meta, StoryObj } from '@storybook/react-vite';
import { Notice } from '../../src/index.js';
import { en } from '../../test/words.js';

const meta = {
  title: 'Parts/Notice',
  component: Notice,
} satisfies Meta<typeof Notice>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Info: Story = {
  args: { tone: 'info', children: en.enrollment.required },
};
export const Success: Story = { args: { tone: 'success', children: en.admin.policySaved } };
export const Warning: Story = { args: { tone: 'warning', children: 'Your old codes will stop working.' } };
export const ErrorText: Story = {
  name: 'Error',
  args: {
    tone: 'error',
    title: 'We couldn’t connect',
    children: 'Check your connection and try again.',
  },
};
