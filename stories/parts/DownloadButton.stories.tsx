import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { DownloadButton } from '../../src/index.js';
import { en } from '../../src/locales/en.js';

const meta = {
  title: 'Parts/DownloadButton',
  component: DownloadButton,
  args: {
    text: () => 'What is saved\n',
    fileName: 'backup-codes.txt',
    label: en.backupCodes.download,
    startedLabel: en.backupCodes.downloaded,
  },
} satisfies Meta<typeof DownloadButton>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Ready: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('button', { name: en.backupCodes.download })).toBeVisible();
  },
};

export const Started: Story = {
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: en.backupCodes.download }));
    await expect(await canvas.findByText(en.backupCodes.downloaded)).toBeInTheDocument();
  },
};
