import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { en } from '../test/words.js';
import * as playgrounds from './Playground.stories.js';
import { chooses, clicks, reads, sees, ticks, types } from './person.js';
import type { Playground } from './playground/Playground.js';

/** Plays each playground as a visitor does, with what the phone shows: to its end, and to a new start. Tests, not pages. */
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
async function usesCode(context: Play, app: string): Promise<void> {
  const code = await waitFor(() => {
    const card = phoneOf(context).getAllByRole('heading', { name: new RegExp(`^${app}`), hidden: true })[0];
    const chip = card?.parentElement?.querySelector('button');
    if (!chip) throw new Error(`${app} shows no code.`);
    return chip;
  });
  await context.userEvent.click(code);
}

const unlocks = async (context: Play): Promise<void> =>
  await context.userEvent.click(await phoneOf(context).findByRole('button', { name: 'Unlock and continue' }));

async function pastes({ canvasElement, userEvent }: Play, label: string, text: string): Promise<void> {
  await userEvent.click(await within(canvasElement).findByLabelText(label));
  await userEvent.paste(text);
}

async function savesCodes(context: Play): Promise<void> {
  await ticks(context, en.backupCodes.saved);
  await clicks(context, en.backupCodes.finish);
}

const startsOver = (context: Play): Promise<void> => clicks(context, 'Start over');

async function endsAndPlaysAgain(context: Play): Promise<void> {
  await clicks(context, en.enrollment.done);
  await sees(context, 'Back in your app', 'over');
  await clicks(context, 'Play again');
}

export const SignIn = played(playgrounds.SignIn, async (context) => {
  await clicks(context, 'Sign in');
  await clicks(context, en.enrollment.start);
  await clicks(context, new RegExp(`^${en.methods.totp.title}`));
  await usesCode(context, 'Authenticator');
  await savesCodes(context);
  await sees(context, en.challenge.signedInTitle, 'signed-in');
  await clicks(context, 'Sign out');
  await clicks(context, 'Sign in');
  await sees(context, en.challenge.title.totp, 'awaiting-code');
});

export const SignInEnrolled = played(playgrounds.SignInEnrolled, async (context) => {
  await clicks(context, 'Sign in');
  await sees(context, en.challenge.title.totp, 'awaiting-code');
  await usesCode(context, 'Authenticator');
  await sees(context, en.challenge.signedInTitle, 'signed-in');
  await clicks(context, 'Sign out');
});

export const Challenge = played(playgrounds.Challenge, async (context) => {
  const again = async (): Promise<void> => {
    await sees(context, en.challenge.verifiedTitle, 'over');
    await clicks(context, 'Play again');
    await sees(context, en.challenge.title.passkey, 'awaiting-passkey');
  };
  await clicks(context, en.challenge.usePasskey);
  await unlocks(context);
  await again();
  for (const [method, app] of [
    [en.methods.totp.title, 'Authenticator'],
    [en.methods.sms.title, 'Messages'],
    [en.methods.email.title, 'Mail'],
    [en.challenge.backupCodeLabel, 'Saved backup codes'],
  ] as const) {
    await chooses(context, method);
    await usesCode(context, app);
    if (app === 'Saved backup codes') await clicks(context, en.challenge.verify);
    await again();
  }
});

export const Enrollment = played(playgrounds.Enrollment, async (context) => {
  await clicks(context, en.enrollment.start);
  await clicks(context, new RegExp(`^${en.methods.passkey.title}`));
  await clicks(context, en.setup.passkey.start);
  await unlocks(context);
  await savesCodes(context);
  await endsAndPlaysAgain(context);
  await sees(context, en.enrollment.introTitle, 'introducing');
});

export const AuthenticatorApp = played(playgrounds.AuthenticatorApp, async (context) => {
  await clicks(context, en.setup.totp.start);
  await usesCode(context, 'Authenticator');
  await savesCodes(context);
  await endsAndPlaysAgain(context);
  await reads(context, /^No account yet/);
});

export const TextMessage = played(playgrounds.TextMessage, async (context) => {
  await types(context, en.sent.phoneLabel, '+1 555 013 6677');
  await clicks(context, en.setup.sms.start);
  await usesCode(context, 'Messages');
  await savesCodes(context);
  await endsAndPlaysAgain(context);
  await sees(context, en.setup.sms.title, 'ready');
});

export const Email = played(playgrounds.Email, async (context) => {
  await clicks(context, en.setup.email.start);
  await usesCode(context, 'Mail');
  await savesCodes(context);
  await endsAndPlaysAgain(context);
  await sees(context, en.setup.email.title, 'ready');
});

export const Passkey = played(playgrounds.Passkey, async (context) => {
  await clicks(context, en.setup.passkey.start);
  await context.userEvent.click(await phoneOf(context).findByRole('button', { name: 'Not now' }));
  await sees(context, en.setup.passkey.title, 'ready');
  await clicks(context, en.setup.passkey.start);
  await unlocks(context);
  await savesCodes(context);
  await endsAndPlaysAgain(context);
  await sees(context, en.setup.passkey.title, 'ready');
});

export const BackupCodes = played(playgrounds.BackupCodes, async (context) => {
  await clicks(context, en.backupCodes.regenerate);
  await clicks(context, en.backupCodes.confirm);
  await savesCodes(context);
  await sees(context, en.backupCodes.savedTitle, 'saved');
  await expect(await phoneOf(context).findByText('10 left')).toBeVisible();
  await endsAndPlaysAgain(context);
  await expect(await phoneOf(context).findByText('3 left')).toBeVisible();
});

export const Settings = played(playgrounds.Settings, async (context) => {
  await clicks(context, en.settings.remove(en.methods.email.title));
  await clicks(context, en.settings.removeConfirm);
  await reads(context, en.settings.done.remove);
  await clicks(context, en.settings.disable);
  await clicks(context, en.settings.disableConfirm);
  await reads(context, en.settings.off);
  await startsOver(context);
  await reads(context, en.settings.codesLeft(10));
});

export const StepUp = played(playgrounds.StepUp, async (context) => {
  await clicks(context, 'Delete project');
  await sees(context, en.challenge.title.totp, 'awaiting-code');
  await usesCode(context, 'Authenticator');
  await sees(context, 'Project deleted', 'over');
  await clicks(context, 'Play again');
  await sees(context, 'Delete this project', 'project');
});

export const Policy = played(playgrounds.Policy, async (context) => {
  await ticks(context, en.admin.enabled);
  await clicks(context, en.admin.save);
  await reads(context, en.admin.policySaved);
  await clicks(context, /^See what Anna sees/);
  await clicks(context, 'Sign in');
  await sees(context, en.challenge.signedInTitle, 'signed-in');
  await startsOver(context);
  await expect(await within(context.canvasElement).findByRole('checkbox', { name: en.admin.enabled })).toBeChecked();
});

export const UserReset = played(playgrounds.UserReset, async (context) => {
  const id = /user_\w+/.exec(context.canvasElement.textContent ?? '')?.[0] ?? '';
  await pastes(context, en.admin.user, id);
  await clicks(context, en.admin.find);
  await pastes(context, en.admin.reason, 'Lost phone; checked her ID card.');
  await pastes(context, en.admin.typeUser(id), id);
  await clicks(context, en.admin.reset);
  await sees(context, en.admin.resetDone, 'done');
  await clicks(context, /^See what Anna sees/);
  await clicks(context, 'Sign in');
  await sees(context, en.challenge.signedInTitle, 'signed-in');
});
