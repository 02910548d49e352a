import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { BackupCodeList } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { anna, staged, stageOf } from '../Stage.js';

const meta: Meta<typeof BackupCodeList> = {
  title: 'Parts/BackupCodeList',
  component: BackupCodeList,
  args: {
    label: en.backupCodes.offerTitle.manage,
    printTitle: 'Backup codes for Harbour\nCreated on November 24, 2026',
    printNote: 'Each code works once.',
  },
  parameters: staged({ anna: { totp: true, backupCodes: true } }),
  render: (args, context) => (
    <BackupCodeList {...args} codes={args.codes ?? stageOf(context).sandbox.user(anna.email).backupCodes} />
  ),
};
export default meta;
type Story = StoryObj<typeof BackupCodeList>;

export const Ten: Story = {
  name: 'Ten codes',
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('listitem')).toHaveLength(10);
  },
};

export const WithOtherFormats: Story = {
  name: 'Other formats',
  args: { codes: ['1234 5678', '8765 4321', 'one-very-long-code-of-a-word-list', '42', '0000 0000'] },
  play: async ({ canvas }) => {
    await expect(canvas.getByText('one-very-long-code-of-a-word-list')).toBeVisible();
  },
};
