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
import { expect, within } from 'storybook/test';
import { languages } from '../.storybook/globals.js';
import { en } from '../test/words.js';
import { clicks, sees } from './person.js';
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

export const Enrollment: Story = {
  name: 'MfaEnrollment: turn it on',
  args: { signedIn: true, children: () => <MfaEnrollment /> },
};

export const AuthenticatorApp: Story = {
  name: 'TotpSetup',
  args: { signedIn: true, children: () => <TotpSetup /> },
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
