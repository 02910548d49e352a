import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, within } from 'storybook/test';
import { MfaSettings } from '../src/index.js';
import { ar } from '../test/locales/ar.js';
import { en } from '../test/words.js';
import { clicks, reads, sees, types } from './person.js';
import { phone, type StageSetting, staged, stageOf } from './Stage.js';

const all: StageSetting = {
  anna: { totp: true, sms: phone, passkey: true, backupCodes: true },
  session: 'signed-in',
};
const nothing: StageSetting = { session: 'signed-in' };
const onlyTheApp: StageSetting = { anna: { totp: true, backupCodes: 2 }, session: 'signed-in' };
const required: StageSetting = { ...onlyTheApp, sandbox: { policy: { enrollment: 'required' } } };

const meta = {
  title: 'Drop-ins/MfaSettings',
  component: MfaSettings,
  args: { onRestart: fn() },
  parameters: staged(all),
} satisfies Meta<typeof MfaSettings>;
export default meta;
type Story = StoryObj<typeof meta>;

export const Overview: Story = {
  play: async (context) => {
    await reads(context, en.settings.on);
    const screen = await sees(context, en.settings.title, 'overview');
    const factors = within(screen).getByRole('list', { name: en.settings.factorsTitle });
    await expect(within(factors).getAllByRole('listitem')).toHaveLength(3);
    await reads(context, en.settings.codesLeft(10));
  },
};

/**
 * Real right-to-left text: the texts, digits and a date of the language, a name in another
 * script, and a mirrored layout.
 */
export const OverviewInArabic: Story = {
  name: 'Right to left, in Arabic',
  args: { messages: ar },
  render: (args) => (
    <div dir="rtl">
      <MfaSettings {...args} />
    </div>
  ),
  play: async (context) => {
    const { settings } = (await import('../test/locales/ar-account.js')).arAccount; // as a host loads it
    await reads(context, settings.on);
    const screen = await sees(context, settings.title, 'overview');
    await expect(getComputedStyle(screen).direction).toBe('rtl');
    await expect(screen).toHaveAttribute('lang', 'ar');
  },
};

export const OverviewWhereNothingIsSetUp: Story = {
  name: 'Off',
  parameters: staged(nothing),
  play: async (context) => {
    await reads(context, en.settings.off);
    await sees(context, en.settings.title, 'overview');
  },
};

export const OverviewWhereAPolicyKeepsTheLastOne: Story = {
  name: 'Last method required',
  parameters: staged(required),
  play: async (context) => {
    await reads(context, en.settings.keptByPolicy);
    await sees(context, en.settings.title, 'overview');
  },
};

export const OverviewAfterAChange: Story = {
  name: 'Overview after a change',
  play: async (context) => {
    await clicks(context, en.settings.makeDefault('Text message'));
    await reads(context, en.settings.done['make-default']);
    await sees(context, en.settings.title, 'overview');
  },
};

export const OverviewAfterAFailure: Story = {
  name: 'Overview after an error',
  play: async (context) => {
    stageOf(context).sandbox.faults.fail('setDefaultFactor', { code: 'NETWORK' });
    await clicks(context, en.settings.makeDefault('Text message'));
    await reads(context, en.errors.NETWORK);
    await sees(context, en.settings.title, 'overview');
  },
};

export const Loading: Story = {
  beforeEach: (context) => stageOf(context).sandbox.faults.drop('getStatus'),
  play: async (context) => {
    await reads(context, en.settings.loading);
    await sees(context, en.settings.title, 'loading');
  },
};

export const Failed: Story = {
  beforeEach: (context) => stageOf(context).sandbox.faults.fail('getStatus', { code: 'SERVER' }),
  play: async (context) => {
    await reads(context, en.errors.SERVER);
    await reads(context, en.common.tryAgain);
    await sees(context, en.settings.title, 'failed');
  },
};

export const Unknown: Story = {
  name: 'Status unknown',
  parameters: staged({ ...all, without: ['getStatus'] }),
  play: async (context) => {
    await reads(context, en.settings.add);
    await sees(context, en.settings.title, 'overview');
  },
};

export const Adding: Story = {
  play: async (context) => {
    await reads(context, en.settings.on);
    await clicks(context, en.settings.add);
    await sees(context, en.enrollment.chooseTitle, 'choosing-method');
  },
};

export const ManagingCodes: Story = {
  play: async (context) => {
    await reads(context, en.settings.codesLeft(10));
    await clicks(context, en.settings.manageCodes);
    await sees(context, en.backupCodes.confirmTitle, 'confirming');
  },
};

export const Renaming: Story = {
  name: 'Rename',
  play: async (context) => {
    await clicks(context, en.settings.rename('Authenticator app'));
    const screen = await sees(context, en.settings.renameTitle, 'renaming');
    await expect(within(screen).getByLabelText('Name')).toHaveValue(en.methods.totp.title);
  },
};

export const RenamingWithoutAName: Story = {
  name: 'Rename: no name',
  play: async (context) => {
    await clicks(context, en.settings.rename('Authenticator app'));
    await types(context, 'Name', ' ');
    await clicks(context, en.settings.save);
    await reads(context, en.settings.renameEmpty);
    await sees(context, en.settings.renameTitle, 'renaming');
  },
};

/** The server refused the change, and the field keeps the name. */
export const RenamingInVain: Story = {
  name: 'Rename: rate limited',
  play: async (context) => {
    stageOf(context).sandbox.faults.fail('renameFactor', { code: 'RATE_LIMITED', retryAfter: 45 });
    await clicks(context, en.settings.rename('Authenticator app'));
    await types(context, 'Name', '👩‍👩‍👧 هاتف أحمد');
    await clicks(context, en.settings.save);
    await reads(context, /Try again in \d+ seconds/);
    const screen = await sees(context, en.settings.renameTitle, 'renaming');
    await expect(within(screen).getByLabelText('Name')).toHaveValue('👩‍👩‍👧 هاتف أحمد');
  },
};

export const Confirming: Story = {
  name: 'Remove: confirm',
  play: async (context) => {
    await clicks(context, en.settings.remove('Text message'));
    await reads(context, en.settings.removeDescription);
    await sees(context, en.settings.removeTitle('Text message'), 'confirming');
  },
};

export const ConfirmingTheEndOfAll: Story = {
  name: 'Turn off: confirm',
  play: async (context) => {
    await clicks(context, en.settings.disable);
    await reads(context, en.settings.disableDescription);
    await sees(context, en.settings.disableTitle, 'confirming');
  },
};

export const Working: Story = {
  play: async (context) => {
    stageOf(context).sandbox.faults.drop('removeFactor');
    await clicks(context, en.settings.remove('Text message'));
    await clicks(context, en.settings.removeConfirm);
    const screen = await sees(context, en.settings.title, 'working');
    await expect(within(screen).getByRole('button', { name: en.settings.remove('Text message') })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  },
};
