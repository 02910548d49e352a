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
import { ApprovalStep } from '@protekt/react-mfa/approval';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { languages } from '../.storybook/globals.js';
import { harbourApp } from './phoneApproval.js';
import { AdminApp } from './playground/AdminApp.js';
import { ChallengeApp } from './playground/ChallengeApp.js';
import { CodeChip } from './playground/CodeChip.js';
import { inEnglish } from './playground/inEnglish.js';
import { anna, Playground } from './playground/Playground.js';
import { ProjectApp } from './playground/ProjectApp.js';
import { SignInApp } from './playground/SignInApp.js';
import { SingleRun } from './playground/SingleRun.js';
import { phone } from './Stage.js';

const meta: Meta<typeof Playground> = {
  title: 'Playground',
  component: Playground,
  tags: ['!autodocs'],
  parameters: { controls: { disable: true } },
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
  args: { has: everything, children: (backend) => <ChallengeApp {...backend} /> },
};

export const Approval: Story = {
  name: 'MfaChallenge: approve on a phone',
  args: {
    slots: { Approval: ApprovalStep },
    options: { methods: [harbourApp] },
    has: { methods: [{ method: harbourApp.id, label: 'Anna’s phone' }], totp: true, backupCodes: true },
    children: (backend) => <ChallengeApp {...backend} />,
  },
};

export const Enrollment: Story = {
  name: 'MfaEnrollment: first setup',
  args: {
    signedIn: true,
    children: ({ startOver }) => (
      <SingleRun onRestart={startOver}>
        {(end) => <MfaEnrollment onSkip={end} onDone={end} onRestart={startOver} onCancel={startOver} />}
      </SingleRun>
    ),
  },
};

export const AuthenticatorApp: Story = {
  name: 'TotpSetup',
  args: {
    signedIn: true,
    children: ({ startOver }) => (
      <SingleRun onRestart={startOver}>
        {(end) => <TotpSetup onDone={end} onRestart={startOver} onCancel={startOver} />}
      </SingleRun>
    ),
  },
};

export const TextMessage: Story = {
  name: 'SmsSetup',
  args: {
    signedIn: true,
    children: ({ startOver }) => (
      <SingleRun onRestart={startOver}>
        {(end) => <SmsSetup onDone={end} onRestart={startOver} onCancel={startOver} />}
      </SingleRun>
    ),
  },
};

export const Email: Story = {
  name: 'EmailSetup',
  args: {
    signedIn: true,
    children: ({ startOver }) => (
      <SingleRun onRestart={startOver}>
        {(end) => <EmailSetup onDone={end} onRestart={startOver} onCancel={startOver} />}
      </SingleRun>
    ),
  },
};

export const Passkey: Story = {
  name: 'PasskeySetup',
  args: {
    signedIn: true,
    children: ({ startOver }) => (
      <SingleRun onRestart={startOver}>
        {(end) => <PasskeySetup onDone={end} onRestart={startOver} onCancel={startOver} />}
      </SingleRun>
    ),
  },
};

export const BackupCodes: Story = {
  name: 'BackupCodesPanel',
  args: {
    signedIn: true,
    has: { totp: true, backupCodes: 3 },
    children: ({ startOver }) => (
      <SingleRun onRestart={startOver}>
        {(end) => <BackupCodesPanel left={3} onDone={end} onRestart={startOver} />}
      </SingleRun>
    ),
  },
};

export const Settings: Story = {
  name: 'MfaSettings',
  args: { signedIn: true, has: everything, children: ({ startOver }) => <MfaSettings onRestart={startOver} /> },
};

export const StepUp: Story = {
  name: 'MfaChallengeDialog: confirm an action',
  args: {
    signedIn: true,
    has: { ...everything, passkey: false },
    options: { requireReauth: 'code' },
    children: (backend) => <ProjectApp {...backend} />,
  },
};

export const Policy: Story = {
  name: 'MfaPolicyPanel',
  args: {
    has: { totp: true },
    children: (backend) => (
      <AdminApp {...backend}>
        <MfaPolicyPanel admin={backend.sandbox.admin} />
      </AdminApp>
    ),
  },
};

export const UserReset: Story = {
  name: 'MfaUserReset',
  args: {
    has: everything,
    children: (backend) => (
      <AdminApp {...backend}>
        <p {...inEnglish}>Anna lost her phone and called support. Her user ID:</p>
        <p {...inEnglish}>
          <CodeChip code={backend.sandbox.user(anna.email).id} label="Copy" />
        </p>
        <MfaUserReset admin={backend.sandbox.admin} />
      </AdminApp>
    ),
  },
};
