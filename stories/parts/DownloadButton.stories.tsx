import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { DownloadButton } from '../../src/index.js';

const meta = {
  title: 'Parts/DownloadButton',
  component: DownloadButton,
  args: {
    text: () => 'What is saved\n',
    fileName: 'backup-codes.txt',
    label: 'Download',
    startedLabel: 'Download started. Check that the file is there.',
  },
} satisfies Meta<typeof DownloadButton>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Ready: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: 'Download' })).toBeVisible();
  },
};

export const Started: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Download' }));
    await expect(await canvas.findByText('Download started. Check that the file is there.')).toBeInTheDocument();
  },
};
