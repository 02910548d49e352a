import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { en } from '../test/words.js';
import { chooseMethod, clickButton, enterText, expectScreen, expectText, tickCheckbox } from './actions.js';
import * as playgrounds from './Playground.stories.js';
import type { Playground } from './playground/Playground.js';

/**
 * Tests, not pages: each one plays a playground as a visitor does, with what the phone shows, to the end and to a new
 * start.
 */
const meta: Meta<typeof Playground> = {
  ...playgrounds.default,
  title: 'Playground, played',
  tags: ['!autodocs', '!dev'],
};
export default meta;
type Story = StoryObj<typeof Playground>;
type Play = Parameters<NonNullable<Story['play']>>[0];

/** The same playground, without the delay of a server. */
const played = (story: Story, play: (context: Play) => Promise<void>): Story => ({
  ...story,
  name: `${story.name}, played`,
  args: { ...story.args, options: { ...story.args?.options, latencyMs: 0 } },
  play,
});

const phoneOf = ({ canvasElement }: Play) =>
  within(within(canvasElement).getByRole('complementary', { name: 'Demo phone', hidden: true }));

/** Uses the code that one of the phone's apps shows. */
async function fillCode(context: Play, app: string): Promise<void> {
  const code = await waitFor(() => {
    const card = phoneOf(context).getAllByRole('heading', { name: new RegExp(`^${app}`), hidden: true })[0];
    const chip = card?.parentElement?.querySelector('button');
    if (!chip) throw new Error(`${app} shows no code.`);
    return chip;
  });
  await context.userEvent.click(code);
}

const confirmOnPhone = async (context: Play): Promise<void> =>
  await context.userEvent.click(await phoneOf(context).findByRole('button', { name: 'Unlock and continue' }));

async function pasteText({ canvasElement, userEvent }: Play, label: string, text: string): Promise<void> {
  await userEvent.click(await within(canvasElement).findByLabelText(label));
  await userEvent.paste(text);
}

async function saveCodes(context: Play): Promise<void> {
  await tickCheckbox(context, en.backupCodes.saved);
  await clickButton(context, en.backupCodes.finish);
}

const startOver = (context: Play): Promise<void> => clickButton(context, 'Start over');

async function expectEndAndRestart(context: Play): Promise<void> {
  await clickButton(context, en.enrollment.done);
  await expectScreen(context, 'Back in your app', 'over');
  await clickButton(context, 'Try it again');
}

export const SignIn = played(playgrounds.SignIn, async (context) => {
  await clickButton(context, 'Sign in');
  await clickButton(context, en.enrollment.start);
  await clickButton(context, new RegExp(`^${en.methods.totp.title}`));
  await fillCode(context, 'Authenticator');
  await saveCodes(context);
  await expectScreen(context, en.challenge.signedInTitle, 'signed-in');
  await clickButton(context, 'Sign out');
  await clickButton(context, 'Sign in');
  await expectScreen(context, en.challenge.title.totp, 'awaiting-code');
});

export const SignInEnrolled = played(playgrounds.SignInEnrolled, async (context) => {
  await clickButton(context, 'Sign in');
  await expectScreen(context, en.challenge.title.totp, 'awaiting-code');
  await fillCode(context, 'Authenticator');
  await expectScreen(context, en.challenge.signedInTitle, 'signed-in');
  await clickButton(context, 'Sign out');
});

export const Challenge = played(playgrounds.Challenge, async (context) => {
  const again = async (): Promise<void> => {
    await expectScreen(context, en.challenge.verifiedTitle, 'over');
    await clickButton(context, 'Try it again');
    await expectScreen(context, en.challenge.title.passkey, 'awaiting-passkey');
  };
  await clickButton(context, en.challenge.usePasskey);
  await confirmOnPhone(context);
  await again();
  for (const [method, app] of [
    [en.methods.totp.title, 'Authenticator'],
    [en.methods.sms.title, 'Messages'],
    [en.methods.email.title, 'Mail'],
    [en.challenge.backupCodeLabel, 'Saved backup codes'],
  ] as const) {
    await chooseMethod(context, method);
    await fillCode(context, app);
    if (app === 'Saved backup codes') await clickButton(context, en.challenge.verify);
    await again();
  }
});

export const Enrollment = played(playgrounds.Enrollment, async (context) => {
  await clickButton(context, en.enrollment.start);
  await clickButton(context, new RegExp(`^${en.methods.passkey.title}`));
  await clickButton(context, en.setup.passkey.start);
  await confirmOnPhone(context);
  await saveCodes(context);
  await expectEndAndRestart(context);
  await expectScreen(context, en.enrollment.introTitle, 'introducing');
});

export const AuthenticatorApp = played(playgrounds.AuthenticatorApp, async (context) => {
  await clickButton(context, en.setup.totp.start);
  await fillCode(context, 'Authenticator');
  await saveCodes(context);
  await expectEndAndRestart(context);
  await expectText(context, /^No account yet/);
});

export const TextMessage = played(playgrounds.TextMessage, async (context) => {
  await enterText(context, en.sent.phoneLabel, '+1 555 013 6677');
  await clickButton(context, en.setup.sms.start);
  await fillCode(context, 'Messages');
  await saveCodes(context);
  await expectEndAndRestart(context);
  await expectScreen(context, en.setup.sms.title, 'ready');
});

export const Email = played(playgrounds.Email, async (context) => {
  await clickButton(context, en.setup.email.start);
  await fillCode(context, 'Mail');
  await saveCodes(context);
  await expectEndAndRestart(context);
  await expectScreen(context, en.setup.email.title, 'ready');
});

export const Passkey = played(playgrounds.Passkey, async (context) => {
  await clickButton(context, en.setup.passkey.start);
  await context.userEvent.click(await phoneOf(context).findByRole('button', { name: 'Not now' }));
  await expectScreen(context, en.setup.passkey.title, 'ready');
  await clickButton(context, en.setup.passkey.start);
  await confirmOnPhone(context);
  await saveCodes(context);
  await expectEndAndRestart(context);
  await expectScreen(context, en.setup.passkey.title, 'ready');
});

export const BackupCodes = played(playgrounds.BackupCodes, async (context) => {
  await clickButton(context, en.backupCodes.regenerate);
  await clickButton(context, en.backupCodes.confirm);
  await saveCodes(context);
  await expectScreen(context, en.backupCodes.savedTitle, 'saved');
  await expect(await phoneOf(context).findByText('10 left')).toBeVisible();
  await expectEndAndRestart(context);
  await expect(await phoneOf(context).findByText('3 left')).toBeVisible();
});

export const Settings = played(playgrounds.Settings, async (context) => {
  await clickButton(context, en.settings.remove(en.methods.email.title));
  await clickButton(context, en.settings.removeConfirm);
  await expectText(context, en.settings.done.remove);
  await clickButton(context, en.settings.disable);
  await clickButton(context, en.settings.disableConfirm);
  await expectText(context, en.settings.off);
  await startOver(context);
  await expectText(context, en.settings.codesLeft(10));
});

export const StepUp = played(playgrounds.StepUp, async (context) => {
  await clickButton(context, 'Delete project');
  await expectScreen(context, en.challenge.title.totp, 'awaiting-code');
  await fillCode(context, 'Authenticator');
  await expectScreen(context, 'Project deleted', 'over');
  await clickButton(context, 'Try it again');
  await expectScreen(context, 'Delete this project', 'project');
});

export const Policy = played(playgrounds.Policy, async (context) => {
  await tickCheckbox(context, en.admin.enabled);
  await clickButton(context, en.admin.save);
  await expectText(context, en.admin.policySaved);
  await clickButton(context, 'Sign in as Anna');
  await clickButton(context, 'Sign in');
  await expectScreen(context, en.challenge.signedInTitle, 'signed-in');
  await startOver(context);
  await expect(await within(context.canvasElement).findByRole('checkbox', { name: en.admin.enabled })).toBeChecked();
});

export const UserReset = played(playgrounds.UserReset, async (context) => {
  const id = /user_\w+/.exec(context.canvasElement.textContent ?? '')?.[0] ?? '';
  await pasteText(context, en.admin.user, id);
  await clickButton(context, en.admin.find);
  await pasteText(context, en.admin.reason, 'Lost phone; checked her ID card.');
  await pasteText(context, en.admin.typeUser(id), id);
  await clickButton(context, en.admin.reset);
  await expectScreen(context, en.admin.resetDone, 'done');
  await clickButton(context, 'Sign in as Anna');
  await clickButton(context, 'Sign in');
  await expectScreen(context, en.challenge.signedInTitle, 'signed-in');
});

/** On a page in a right-to-left language, a code on the phone still reads from left to right. */
export const RightToLeft: Story = {
  ...played(playgrounds.SignInEnrolled, async (context) => {
    const chip = await phoneOf(context).findByRole('button', { name: /^\d{3} \d{3} Use$/ });
    const code = document.createTreeWalker(chip, NodeFilter.SHOW_TEXT).nextNode() as Text;
    const leftOf = (index: number): number => {
      const digit = document.createRange();
      digit.setStart(code, index);
      digit.setEnd(code, index + 1);
      return digit.getBoundingClientRect().left;
    };
    await expect(leftOf(0)).toBeLessThan(leftOf(code.length - 1));
  }),
  name: 'Right to left, played',
  globals: { direction: 'rtl' },
};
