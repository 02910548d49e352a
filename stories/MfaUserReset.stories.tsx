import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, within } from 'storybook/test';
import { MfaUserReset } from '../src/admin.js';
import { clickButton, enterText, expectScreen, expectText } from './actions.js';
import { anna, phone, staged, stageOf } from './Stage.js';
import { about, words } from './words.js';

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

async function findUser(context: Play, id: string): Promise<void> {
  await enterText(context, words.admin.user, id);
  await clickButton(context, words.admin.find);
}

async function resetUser(context: Play): Promise<void> {
  const id = idOf(context);
  await findUser(context, id);
  await enterText(context, words.admin.reason, 'Lost phone; checked her ID card in a video call.');
  await enterText(context, words.admin.typeUser(id), id);
  await clickButton(context, words.admin.reset);
}

export const Finding: Story = {
  play: async (context) => {
    await expectText(context, words.admin.resetDescription);
    await expectScreen(context, words.admin.resetTitle, 'finding');
  },
};

export const FindingUnknownUser: Story = {
  name: 'User not found',
  play: async (context) => {
    await findUser(context, 'nobody');
    await expectText(context, words.admin.userUnknown);
    await expectScreen(context, words.admin.resetTitle, 'finding');
  },
};

export const LookingUp: Story = {
  name: 'Looking up a user',
  play: async (context) => {
    stageOf(context).sandbox.faults.drop('getUserStatus');
    await findUser(context, idOf(context));
    const screen = await expectScreen(context, words.admin.resetTitle, 'looking-up');
    await expect(within(screen).getByRole('button', { name: words.admin.find })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  },
};

export const Found: Story = {
  play: async (context) => {
    await findUser(context, idOf(context));
    await expectText(context, idOf(context));
    const screen = await expectScreen(context, words.settings.disableTitle, 'found');
    await expect(within(screen).getAllByRole('listitem')).toHaveLength(2);
  },
};

export const FoundWithoutMfa: Story = {
  name: 'Nothing to turn off',
  parameters: staged({ anna: {} }),
  play: async (context) => {
    await findUser(context, idOf(context));
    await expectText(context, words.admin.off);
    await expectScreen(context, words.admin.resetTitle, 'found');
  },
};

export const FoundWithoutReason: Story = {
  name: 'No reason given',
  play: async (context) => {
    await findUser(context, idOf(context));
    await clickButton(context, words.admin.reset);
    await expectText(context, words.admin.reasonEmpty);
    await expectScreen(context, words.settings.disableTitle, 'found');
  },
};

/** The server refused the reset, and the fields keep their values. */
export const FoundRateLimited: Story = {
  name: 'Rate limited',
  play: async (context) => {
    stageOf(context).sandbox.faults.fail('disableMFA', { code: 'RATE_LIMITED', retryAfter: 45 });
    await resetUser(context);
    await expectText(context, about(words.common.retryIn));
    await expectScreen(context, words.settings.disableTitle, 'found');
  },
};

/** The administrator's own session has ended. */
export const FoundSessionExpired: Story = {
  name: 'Signed out',
  args: { onRestart: () => undefined },
  play: async (context) => {
    stageOf(context).sandbox.faults.fail('disableMFA', { code: 'REAUTH_REQUIRED', reauth: 'login' });
    await resetUser(context);
    await expectText(context, words.common.signInAgain);
    await expectScreen(context, words.settings.disableTitle, 'found');
  },
};

export const Disabling: Story = {
  name: 'Turning off',
  play: async (context) => {
    stageOf(context).sandbox.faults.drop('disableMFA');
    await resetUser(context);
    const screen = await expectScreen(context, words.settings.disableTitle, 'disabling');
    await expect(within(screen).getByLabelText(words.admin.reason)).toHaveAttribute('readonly');
  },
};

export const Done: Story = {
  play: async (context) => {
    await resetUser(context);
    await expectText(context, words.admin.anotherUser);
    await expectScreen(context, words.admin.resetDone, 'done');
  },
};
