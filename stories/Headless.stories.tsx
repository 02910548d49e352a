import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { en } from '../src/locales/en.js';
import { OwnChallenge } from './OwnChallenge.js';
import { clicks, reads, types } from './person.js';
import { anna, staged, stageOf } from './Stage.js';

const meta: Meta<typeof OwnChallenge> = {
  title: 'Headless',
  component: OwnChallenge,
  tags: ['!autodocs'],
  args: { onVerified: fn(), onRestart: fn() },
  parameters: staged({ anna: { totp: true, backupCodes: true } }),
  render: (args, context) => <OwnChallenge {...args} challenge={stageOf(context).challenge} />,
};
export default meta;
type Story = StoryObj<typeof OwnChallenge>;

export const AwaitingCode: Story = {
  play: async (context) => {
    await reads(context, 'Tell us the magic number');
    await types(context, 'Magic number', stageOf(context).sandbox.wrongCode());
    await clicks(context, 'Let me in');
    await reads(context, 'Not that one. Have another look.');
  },
};

export const AwaitingBackupCode: Story = {
  play: async (context) => {
    await clicks(context, 'I have a backup code');
    const [code = ''] = stageOf(context).sandbox.user(anna.email).backupCodes;
    await types(context, en.challenge.backupCodeLabel, code);
    await clicks(context, 'Let me in');
    await reads(context, 'Welcome back!');
    await expect(context.args.onVerified).toHaveBeenCalledOnce();
  },
};

export const Expired: Story = {
  play: async (context) => {
    const { sandbox } = stageOf(context);
    sandbox.clock.advance(11 * 60_000);
    await types(context, 'Magic number', sandbox.wrongCode());
    await clicks(context, 'Let me in');
    await clicks(context, 'Start again');
    await expect(context.args.onRestart).toHaveBeenCalledOnce();
  },
};
