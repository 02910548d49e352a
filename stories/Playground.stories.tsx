import {
  BackupCodesPanel,
  EmailSetup,
  MfaEnrollment,
  MfaSettings,
  PasskeySetup,
  SmsSetup,
  TotpSetup,
} from '@protekt/react-mfa';
import { MfaPolicyPanel, MfaUserReset } from '@protekt/react-mfa/admin';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { languages } from '../.storybook/globals.js';
import { en } from '../test/words.js';
import { chooses, clicks, sees, ticks, typesCode } from './person.js';
import { ChallengeApp } from './playground/ChallengeApp.js';
import { anna, Playground } from './playground/Playground.js';
import { ProjectApp } from './playground/ProjectApp.js';
import { SignInApp } from './playground/SignInApp.js';
import { phone } from './Stage.js';

const meta: Meta<typeof Playground> = {
  title: 'Playground',
  component: Playground,
  tags: ['!autodocs'],
  parameters: { wide: true, controls: { disable: true } },
  render: (args, { globals }) => <Playground {...args} messages={languages[globals.language]} />,
};
export default meta;
type Story = StoryObj<typeof Playground>;

/** The code that the demo phone shows in one of its apps. */
async function codeOnPhone({ canvasElement }: { canvasElement: HTMLElement }, app: string): Promise<string> {
  const phoneOfAnna = within(canvasElement).getByRole('complementary', { name: 'Demo phone' });
  return await waitFor(() => {
    const cards = within(phoneOfAnna).getAllByRole('heading', { name: new RegExp(`^${app}`) });
    const code = /\d{3} ?\d{3}/.exec(cards[0]?.parentElement?.textContent ?? '')?.[0];
    if (!code) throw new Error(`${app} shows no code.`);
    return code;
  });
}

const everything = { totp: true, sms: phone, emailCode: true, passkey: true, backupCodes: true };

export const SignIn: Story = {
  name: 'MfaFlow: sign in',
  args: {
    options: { policy: { enrollment: 'required' } },
    children: (backend) => <SignInApp {...backend} />,
  },
};

export const SignInEnrolled: Story = {
  name: 'MfaFlow: sign in again',
  args: { has: { totp: true, backupCodes: true }, children: (backend) => <SignInApp {...backend} /> },
};

export const Challenge: Story = {
  name: 'MfaChallenge: every method',
  args: { has: { ...everything, passkey: false }, children: (backend) => <ChallengeApp {...backend} /> },
  play: async (context) => {
    await sees(context, en.challenge.title.totp, 'awaiting-code');
  },
};

/** Does what a visitor does, to the end, as a test that doesn't change the playground itself. */
export const ChallengePlayed: Story = {
  ...Challenge,
  name: 'MfaChallenge, played',
  tags: ['!dev'],
  play: async (context) => {
    await chooses(context, en.methods.sms.title);
    await sees(context, en.challenge.title.sms, 'awaiting-code');
    await typesCode(context, await codeOnPhone(context, 'Messages'));
    await sees(context, 'You’re verified', 'done');
    await clicks(context, 'Try again');
    await sees(context, en.challenge.title.totp, 'awaiting-code');
    await typesCode(context, await codeOnPhone(context, 'Authenticator'));
    await sees(context, 'You’re verified', 'done');
  },
};

export const Enrollment: Story = {
  name: 'MfaEnrollment: turn it on',
  args: { signedIn: true, children: () => <MfaEnrollment /> },
};

export const AuthenticatorApp: Story = {
  name: 'TotpSetup',
  args: { signedIn: true, children: () => <TotpSetup /> },
};

export const AuthenticatorAppPlayed: Story = {
  ...AuthenticatorApp,
  name: 'TotpSetup, played',
  tags: ['!dev'],
  play: async (context) => {
    await clicks(context, en.setup.totp.start);
    await typesCode(context, await codeOnPhone(context, 'Authenticator'));
    await ticks(context, en.backupCodes.saved);
    await clicks(context, en.backupCodes.finish);
    await sees(context, en.enrollment.doneTitle, 'done');
  },
};

export const TextMessage: Story = {
  name: 'SmsSetup',
  args: { signedIn: true, children: () => <SmsSetup /> },
};

export const Email: Story = {
  name: 'EmailSetup',
  args: { signedIn: true, children: () => <EmailSetup /> },
};

export const Passkey: Story = {
  name: 'PasskeySetup',
  args: { signedIn: true, children: () => <PasskeySetup /> },
};

export const BackupCodes: Story = {
  name: 'BackupCodesPanel',
  args: { signedIn: true, has: { totp: true, backupCodes: 3 }, children: () => <BackupCodesPanel left={3} /> },
  play: async ({ canvasElement }) => {
    await expect(within(canvasElement).getByText('3 left')).toBeVisible();
  },
};

export const BackupCodesPlayed: Story = {
  ...BackupCodes,
  name: 'BackupCodesPanel, played',
  tags: ['!dev'],
  play: async (context) => {
    await clicks(context, en.backupCodes.regenerate);
    await clicks(context, en.backupCodes.confirm);
    await ticks(context, en.backupCodes.saved);
    await clicks(context, en.backupCodes.finish);
    await sees(context, en.backupCodes.savedTitle, 'saved');
  },
};

export const Settings: Story = {
  name: 'MfaSettings',
  args: { signedIn: true, has: everything, children: () => <MfaSettings /> },
};

export const StepUp: Story = {
  name: 'MfaChallengeDialog: confirm an action',
  args: {
    signedIn: true,
    has: everything,
    options: { requireReauth: 'code' },
    children: (backend) => <ProjectApp {...backend} />,
  },
  play: async (context) => {
    await clicks(context, 'Delete project');
    await expect(await within(document.body).findByRole('dialog')).toBeVisible();
  },
};

export const Policy: Story = {
  name: 'MfaPolicyPanel',
  args: { signedIn: true, children: ({ sandbox }) => <MfaPolicyPanel admin={sandbox.admin} /> },
};

export const UserReset: Story = {
  name: 'MfaUserReset',
  args: {
    signedIn: true,
    has: everything,
    children: ({ sandbox }) => (
      <>
        <p>
          Anna has lost her phone. Her user ID is <code>{sandbox.user(anna.email).id}</code>.
        </p>
        <MfaUserReset admin={sandbox.admin} />
      </>
    ),
  },
};
