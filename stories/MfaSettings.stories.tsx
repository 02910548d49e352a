import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, within } from 'storybook/test';
import { MfaSettings } from '../src/index.js';
import { ar } from '../test/locales/ar.js';
import { clickButton, enterText, expectScreen, expectText } from './actions.js';
import { phone, type StageSetting, staged, stageOf } from './Stage.js';
import { about, words } from './words.js';

const all: StageSetting = {
  anna: { totp: true, sms: phone, passkey: true, backupCodes: true },
  session: 'signed-in',
};
const nothing: StageSetting = { session: 'signed-in' };
const appOnly: StageSetting = { anna: { totp: true, backupCodes: 2 }, session: 'signed-in' };
const required: StageSetting = { ...appOnly, sandbox: { policy: { enrollment: 'required' } } };

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
    await expectText(context, words.settings.on);
    const screen = await expectScreen(context, words.settings.title, 'overview');
    const factors = within(screen).getByRole('list', { name: words.settings.factorsTitle });
    await expect(within(factors).getAllByRole('listitem')).toHaveLength(3);
    await expectText(context, words.settings.codesLeft(10));
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
    await expectText(context, settings.on);
    const screen = await expectScreen(context, settings.title, 'overview');
    await expect(getComputedStyle(screen).direction).toBe('rtl');
    await expect(screen).toHaveAttribute('lang', 'ar');
  },
};

export const OverviewWithNothingSetUp: Story = {
  name: 'Off',
  parameters: staged(nothing),
  play: async (context) => {
    await expectText(context, words.settings.off);
    await expectScreen(context, words.settings.title, 'overview');
  },
};

export const OverviewWithRequiredMfa: Story = {
  name: 'Last method required',
  parameters: staged(required),
  play: async (context) => {
    await expectText(context, words.settings.keptByPolicy);
    await expectScreen(context, words.settings.title, 'overview');
  },
};

export const OverviewAfterChange: Story = {
  name: 'Overview after a change',
  play: async (context) => {
    await clickButton(context, words.settings.makeDefault(words.methods.sms.title));
    await expectText(context, words.settings.done['make-default']);
    await expectScreen(context, words.settings.title, 'overview');
  },
};

export const OverviewAfterFailure: Story = {
  name: 'Overview after an error',
  play: async (context) => {
    stageOf(context).sandbox.faults.fail('setDefaultFactor', { code: 'NETWORK' });
    await clickButton(context, words.settings.makeDefault(words.methods.sms.title));
    await expectText(context, words.errors.NETWORK);
    await expectScreen(context, words.settings.title, 'overview');
  },
};

export const Loading: Story = {
  beforeEach: (context) => stageOf(context).sandbox.faults.drop('getStatus'),
  play: async (context) => {
    await expectText(context, words.settings.loading);
    await expectScreen(context, words.settings.title, 'loading');
  },
};

export const Failed: Story = {
  beforeEach: (context) => stageOf(context).sandbox.faults.fail('getStatus', { code: 'SERVER' }),
  play: async (context) => {
    await expectText(context, words.errors.SERVER);
    await expectText(context, words.common.tryAgain);
    await expectScreen(context, words.settings.title, 'failed');
  },
};

export const Unknown: Story = {
  name: 'Status unknown',
  parameters: staged({ ...all, without: ['getStatus'] }),
  play: async (context) => {
    await expectText(context, words.settings.add);
    await expectScreen(context, words.settings.title, 'overview');
  },
};

export const Adding: Story = {
  play: async (context) => {
    await expectText(context, words.settings.on);
    await clickButton(context, words.settings.add);
    await expectScreen(context, words.enrollment.chooseTitle, 'choosing-method');
  },
};

export const ManagingCodes: Story = {
  name: 'Getting new codes',
  play: async (context) => {
    await expectText(context, words.settings.codesLeft(10));
    await clickButton(context, words.settings.manageCodes);
    await expectScreen(context, words.backupCodes.confirmTitle, 'confirming');
  },
};

export const Renaming: Story = {
  name: 'Rename',
  play: async (context) => {
    await clickButton(context, words.settings.rename(words.methods.totp.title));
    const screen = await expectScreen(context, words.settings.renameTitle, 'renaming');
    await expect(within(screen).getByLabelText(words.settings.renameLabel)).toHaveValue(words.methods.totp.title);
  },
};

export const RenamingWithEmptyName: Story = {
  name: 'Rename: no name',
  play: async (context) => {
    await clickButton(context, words.settings.rename(words.methods.totp.title));
    await enterText(context, words.settings.renameLabel, ' ');
    await clickButton(context, words.settings.save);
    await expectText(context, words.settings.renameEmpty);
    await expectScreen(context, words.settings.renameTitle, 'renaming');
  },
};

/** The server refused the change, and the field keeps the name. */
export const RenamingRefused: Story = {
  name: 'Rename: rate limited',
  play: async (context) => {
    stageOf(context).sandbox.faults.fail('renameFactor', { code: 'RATE_LIMITED', retryAfter: 45 });
    await clickButton(context, words.settings.rename(words.methods.totp.title));
    await enterText(context, words.settings.renameLabel, '👩‍👩‍👧 هاتف أحمد');
    await clickButton(context, words.settings.save);
    await expectText(context, about(words.common.retryIn));
    const screen = await expectScreen(context, words.settings.renameTitle, 'renaming');
    await expect(within(screen).getByLabelText(words.settings.renameLabel)).toHaveValue('👩‍👩‍👧 هاتف أحمد');
  },
};

export const Confirming: Story = {
  name: 'Remove: confirm',
  play: async (context) => {
    await clickButton(context, words.settings.remove(words.methods.sms.title));
    await expectText(context, words.settings.removeDescription);
    await expectScreen(context, words.settings.removeTitle(words.methods.sms.title), 'confirming');
  },
};

export const ConfirmingTurnOff: Story = {
  name: 'Turn off: confirm',
  play: async (context) => {
    await clickButton(context, words.settings.disable);
    await expectText(context, words.settings.disableDescription);
    await expectScreen(context, words.settings.disableTitle, 'confirming');
  },
};

export const Working: Story = {
  play: async (context) => {
    stageOf(context).sandbox.faults.drop('removeFactor');
    await clickButton(context, words.settings.remove(words.methods.sms.title));
    await clickButton(context, words.settings.removeConfirm);
    const screen = await expectScreen(context, words.settings.title, 'working');
    await expect(
      within(screen).getByRole('button', { name: words.settings.remove(words.methods.sms.title) }),
    ).toHaveAttribute('aria-disabled', 'true');
  },
};
