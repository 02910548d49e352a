import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { chooseMethod, clickButton, enterText, expectScreen, expectText, tickCheckbox } from './actions.js';
import * as playgrounds from './Playground.stories.js';
import { harbourApp } from './phoneApproval.js';
import type { Playground } from './playground/Playground.js';
import { about, words } from './words.js';

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
  await tickCheckbox(context, words.backupCodes.saved);
  await clickButton(context, words.backupCodes.finish);
}

const startOver = (context: Play): Promise<void> => clickButton(context, 'Start over');

async function expectEndAndRestart(context: Play): Promise<void> {
  await clickButton(context, words.enrollment.done);
  await expectScreen(context, 'Back in your app', 'over');
  await clickButton(context, 'Try it again');
}

export const SignIn = played(playgrounds.SignIn, async (context) => {
  await clickButton(context, 'Sign in');
  await clickButton(context, words.enrollment.start);
  await clickButton(context, new RegExp(`^${words.methods.totp.title}`));
  await fillCode(context, 'Authenticator');
  await saveCodes(context);
  await expectScreen(context, words.challenge.signedInTitle, 'signed-in');
  await clickButton(context, 'Sign out');
  await clickButton(context, 'Sign in');
  await expectScreen(context, words.challenge.title.totp, 'awaiting-code');
});

/** Its clock stands still, so that the app shows the same code after the sign-in. */
const enrolled = {
  ...playgrounds.SignInEnrolled,
  args: { ...playgrounds.SignInEnrolled.args, options: { now: () => Date.UTC(2026, 10, 24) } },
};

export const SignInEnrolled = played(enrolled, async (context) => {
  await clickButton(context, 'Sign in');
  await expectScreen(context, words.challenge.title.totp, 'awaiting-code');
  await fillCode(context, 'Authenticator');
  await expectScreen(context, words.challenge.signedInTitle, 'signed-in');
  await expect(await phoneOf(context).findByText(/^A code works once/)).toBeVisible();
  await clickButton(context, 'Sign out');
});

export const Challenge = played(playgrounds.Challenge, async (context) => {
  const again = async (): Promise<void> => {
    await expectScreen(context, words.challenge.verifiedTitle, 'over');
    await clickButton(context, 'Try it again');
    await expectScreen(context, words.challenge.title.passkey, 'awaiting-passkey');
  };
  await clickButton(context, words.challenge.usePasskey);
  await confirmOnPhone(context);
  await again();
  for (const [method, app] of [
    [words.methods.totp.title, 'Authenticator'],
    [words.methods.sms.title, 'Messages'],
    [words.methods.email.title, 'Mail'],
    [words.challenge.backupCodeLabel, 'Saved backup codes'],
  ] as const) {
    await chooseMethod(context, method);
    await fillCode(context, app);
    if (app === 'Saved backup codes') await clickButton(context, words.challenge.verify);
    await again();
  }
});

export const Approval = played(playgrounds.Approval, async (context) => {
  const { userEvent, canvasElement } = context;
  const enterNumber = async (number: string | undefined): Promise<void> => {
    await userEvent.type(await phoneOf(context).findByLabelText('Number on the sign-in page'), `${number}{Enter}`);
  };
  const shownNumber = async (): Promise<string | undefined> => {
    const step = await within(canvasElement).findByText(about(words.approval.match, '\\d+'));
    return /\d+/.exec(step.textContent ?? '')?.[0];
  };
  await enterNumber(await shownNumber());
  await expectScreen(context, words.challenge.verifiedTitle, 'over');
  await expect(phoneOf(context).queryByRole('heading', { name: /^Sign-in request/ })).toBeNull();
  await clickButton(context, 'Try it again');
  await enterNumber('7'); // another number denies it
  await expectText(context, words.approval.denied);
  await startOver(context);
  await shownNumber();
  await userEvent.click(await phoneOf(context).findByRole('button', { name: 'Deny' }));
  await expectScreen(context, harbourApp.name, 'approval-ended');
  await expectText(context, words.approval.denied);
});

export const Enrollment = played(playgrounds.Enrollment, async (context) => {
  await clickButton(context, words.enrollment.start);
  await clickButton(context, new RegExp(`^${words.methods.passkey.title}`));
  await clickButton(context, words.setup.passkey.start);
  await confirmOnPhone(context);
  await saveCodes(context);
  await expectEndAndRestart(context);
  await expectScreen(context, words.enrollment.introTitle, 'introducing');
});

export const AuthenticatorApp = played(playgrounds.AuthenticatorApp, async (context) => {
  await clickButton(context, words.setup.totp.start);
  await fillCode(context, 'Authenticator');
  await saveCodes(context);
  await expectEndAndRestart(context);
  await expectText(context, /^No account yet/);
});

export const TextMessage = played(playgrounds.TextMessage, async (context) => {
  await enterText(context, words.sent.phoneLabel, '+1 555 013 6677');
  await clickButton(context, words.setup.sms.start);
  await fillCode(context, 'Messages');
  await saveCodes(context);
  await expectEndAndRestart(context);
  await expectScreen(context, words.setup.sms.title, 'ready');
});

export const Email = played(playgrounds.Email, async (context) => {
  await clickButton(context, words.setup.email.start);
  await fillCode(context, 'Mail');
  await saveCodes(context);
  await expectEndAndRestart(context);
  await expectScreen(context, words.setup.email.title, 'ready');
});

export const Passkey = played(playgrounds.Passkey, async (context) => {
  await clickButton(context, words.setup.passkey.start);
  await context.userEvent.click(await phoneOf(context).findByRole('button', { name: 'Not now' }));
  await expectScreen(context, words.setup.passkey.title, 'ready');
  await clickButton(context, words.setup.passkey.start);
  await confirmOnPhone(context);
  await saveCodes(context);
  await expectEndAndRestart(context);
  await expectScreen(context, words.setup.passkey.title, 'ready');
});

export const BackupCodes = played(playgrounds.BackupCodes, async (context) => {
  await clickButton(context, words.backupCodes.regenerate);
  await clickButton(context, words.backupCodes.confirm);
  await saveCodes(context);
  await expectScreen(context, words.backupCodes.savedTitle, 'saved');
  await expect(await phoneOf(context).findByText('10 left')).toBeVisible();
  await expectEndAndRestart(context);
  await expect(await phoneOf(context).findByText('3 left')).toBeVisible();
});

export const Settings = played(playgrounds.Settings, async (context) => {
  await clickButton(context, words.settings.remove(words.methods.email.title));
  await clickButton(context, words.settings.removeConfirm);
  await expectText(context, words.settings.done.remove);
  await clickButton(context, words.settings.disable);
  await clickButton(context, words.settings.disableConfirm);
  await expectText(context, words.settings.off);
  await startOver(context);
  await expectText(context, words.settings.codesLeft(10));
});

export const StepUp = played(playgrounds.StepUp, async (context) => {
  await clickButton(context, 'Delete project');
  await expectScreen(context, words.challenge.title.totp, 'awaiting-code');
  await fillCode(context, 'Authenticator');
  await expectScreen(context, 'Project deleted', 'over');
  await clickButton(context, 'Try it again');
  await expectScreen(context, 'Delete this project', 'project');
});

export const Policy = played(playgrounds.Policy, async (context) => {
  await tickCheckbox(context, words.admin.enabled);
  await clickButton(context, words.admin.save);
  await expectText(context, words.admin.policySaved);
  await clickButton(context, 'Sign in as Anna');
  await clickButton(context, 'Sign in');
  await expectScreen(context, words.challenge.signedInTitle, 'signed-in');
  await startOver(context);
  await expect(await within(context.canvasElement).findByRole('checkbox', { name: words.admin.enabled })).toBeChecked();
});

export const UserReset = played(playgrounds.UserReset, async (context) => {
  const id = /user_\w+/.exec(context.canvasElement.textContent ?? '')?.[0] ?? '';
  await pasteText(context, words.admin.user, id);
  await clickButton(context, words.admin.find);
  await pasteText(context, words.admin.reason, 'Lost phone; checked her ID card.');
  await pasteText(context, words.admin.typeUser(id), id);
  await clickButton(context, words.admin.reset);
  await expectScreen(context, words.admin.resetDone, 'done');
  await clickButton(context, 'Sign in as Anna');
  await clickButton(context, 'Sign in');
  await expectScreen(context, words.challenge.signedInTitle, 'signed-in');
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
