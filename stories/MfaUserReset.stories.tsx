import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { MfaUserReset } from '../src/admin.js';
import { en } from '../test/words.js';
import { clicks, reads, sees, types } from './person.js';
import { anna, phone, staged, stageOf } from './Stage.js';

const meta: Meta<typeof MfaUserReset> = {
  title: 'Drop-ins/MfaUserReset',
  component: MfaUserReset,
  parameters: staged({ anna: { totp: true, sms: phone, backupCodes: true } }),
  render: (args, context) => <MfaUserReset {...args} admin={stageOf(context).sandbox.admin} />,
};
export default meta;
type Story = StoryObj<typeof MfaUserReset>;
type Play = Parameters<NonNullable<Story['play']>>[0];

const idOf = (context: Play): string => stageOf(context).sandbox.user(anna.email).id;

async function finds(context: Play, id: string): Promise<void> {
  await types(context, en.admin.user, id);
  await clicks(context, en.admin.find);
}

async function resets(context: Play): Promise<void> {
  const id = idOf(context);
  await finds(context, id);
  await types(context, en.admin.reason, 'Lost phone; checked her ID card in a video call.');
  await types(context, en.admin.typeUser(id), id);
  await clicks(context, en.admin.reset);
}

export const Finding: Story = {
  play: async (context) => {
    await reads(context, en.admin.resetDescription);
    await sees(context, en.admin.resetTitle, 'finding');
  },
};

export const FindingNobody: Story = {
  name: 'User not found',
  play: async (context) => {
    await finds(context, 'nobody');
    await reads(context, en.admin.userUnknown);
    await sees(context, en.admin.resetTitle, 'finding');
  },
};

export const LookingUp: Story = {
  play: async (context) => {
    stageOf(context).sandbox.faults.drop('getUserStatus');
    await finds(context, idOf(context));
    const screen = await sees(context, en.admin.resetTitle, 'looking-up');
    await expect(within(screen).getByRole('button', { name: en.admin.find })).toHaveAttribute('aria-disabled', 'true');
  },
};

export const Found: Story = {
  play: async (context) => {
    await finds(context, idOf(context));
    await reads(context, idOf(context));
    const screen = await sees(context, en.settings.disableTitle, 'found');
    await expect(within(screen).getAllByRole('listitem')).toHaveLength(2);
  },
};

export const FoundWithoutMfa: Story = {
  name: 'Nothing to turn off',
  parameters: staged({ anna: {} }),
  play: async (context) => {
    await finds(context, idOf(context));
    await reads(context, en.admin.off);
    await sees(context, en.admin.resetTitle, 'found');
  },
};

export const FoundWithoutAReason: Story = {
  name: 'No reason given',
  play: async (context) => {
    await finds(context, idOf(context));
    await clicks(context, en.admin.reset);
    await reads(context, en.admin.reasonEmpty);
    await sees(context, en.settings.disableTitle, 'found');
  },
};

/** The server refused the reset, and the fields keep their values. */
export const FoundTooOften: Story = {
  name: 'Rate limited',
  play: async (context) => {
    stageOf(context).sandbox.faults.fail('disableMFA', { code: 'RATE_LIMITED', retryAfter: 45 });
    await resets(context);
    await reads(context, /Try again in \d+ seconds/);
    await sees(context, en.settings.disableTitle, 'found');
  },
};

/** The administrator's own session has ended. */
export const FoundSignedOut: Story = {
  name: 'Signed out',
  args: { onRestart: () => undefined },
  play: async (context) => {
    stageOf(context).sandbox.faults.fail('disableMFA', { code: 'REAUTH_REQUIRED', reauth: 'login' });
    await resets(context);
    await reads(context, en.common.signInAgain);
    await sees(context, en.settings.disableTitle, 'found');
  },
};

export const Disabling: Story = {
  name: 'Turning off',
  play: async (context) => {
    stageOf(context).sandbox.faults.drop('disableMFA');
    await resets(context);
    const screen = await sees(context, en.settings.disableTitle, 'disabling');
    await expect(within(screen).getByLabelText(en.admin.reason)).toHaveAttribute('readonly');
  },
};

export const Done: Story = {
  play: async (context) => {
    await resets(context);
    await reads(context, en.admin.anotherUser);
    await sees(context, en.admin.resetDone, 'done');
  },
};
