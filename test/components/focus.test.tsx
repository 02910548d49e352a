import { screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { BackupCodesPanel, MfaChallenge, MfaEnrollment, MfaFlow, SmsSetup, TotpSetup } from '../../src/index.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { anna, button, challengeOf, codeField, codeOf, phone, sandboxWith, show, status } from './screen.js';

const heading = (name: string): HTMLElement => screen.getByRole('heading', { name });
const KEY = /^([A-Z2-7]{4} ?)+$/;

function signedIn(
  seed: Parameters<typeof sandboxWith>[0] = {},
  options: Parameters<typeof sandboxWith>[1] = {},
): Sandbox {
  const sandbox = sandboxWith(seed, options);
  sandbox.signIn(anna.email);
  return sandbox;
}

describe('focus', () => {
  describe('when a drop-in comes with the page', () => {
    it.each<[string, ReactElement]>([
      ['an enrolment', <MfaEnrollment key="1" />],
      ['an authenticator app’s set-up', <TotpSetup key="2" />],
      ['backup codes', <BackupCodesPanel key="3" codes={['zq7k-9mwd', 'aaaa-bbbb']} />],
    ])('stays where it is: %s', (_, element) => {
      show(
        <>
          <a href="#top">Skip to content</a>
          {element}
        </>,
        signedIn(),
      );
      expect(document.body).toHaveFocus();
    });

    it('goes to the code field of a challenge', async () => {
      const sandbox = sandboxWith({ totp: true });
      show(<MfaChallenge challenge={await challengeOf(sandbox)} />, sandbox);
      expect(codeField()).toHaveFocus();
    });

    it('goes to no field where the host does not like that', async () => {
      const sandbox = sandboxWith({ totp: true });
      show(<MfaChallenge challenge={await challengeOf(sandbox)} autoFocus={false} />, sandbox);
      expect(document.body).toHaveFocus();
    });

    it('goes to the title where the host wants that', () => {
      show(<TotpSetup autoFocus />, signedIn());
      expect(heading('Set up your authenticator app')).toHaveFocus();
    });
  });

  describe('in a challenge', () => {
    it('follows each step', async () => {
      const sandbox = sandboxWith({ totp: true, sms: phone, passkey: true, backupCodes: true });
      const { user } = show(<MfaChallenge challenge={await challengeOf(sandbox)} />, sandbox);
      await user.click(button('Try another way'));
      expect(heading('Choose another way')).toHaveFocus();
      await user.click(screen.getByText('Authenticator app'));
      expect(codeField()).toHaveFocus();
      await user.click(button('Use a backup code'));
      expect(screen.getByLabelText('Backup code')).toHaveFocus();
      await user.click(button('Try another way'));
      await user.click(screen.getByText('Passkey'));
      expect(heading('Use your passkey')).toHaveFocus();
      await user.click(button('I can’t use any of these'));
      expect(heading('Lost every way to sign in?')).toHaveFocus();
      await user.click(button('Back'));
      expect(heading('Use your passkey')).toHaveFocus();
      await user.click(button('Try another way'));
      await user.click(screen.getByText('Text message'));
      expect(codeField()).toHaveFocus();
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      expect(codeField()).toHaveFocus();
    });

    it.each([
      ['CHALLENGE_EXPIRED', 'Sign in again'],
      ['LOCKED', 'Sign-in is locked'],
      ['METHOD_UNAVAILABLE', 'Choose another way'],
    ] as const)('goes to the title after %s', async (code, title) => {
      const sandbox = sandboxWith({ totp: true, backupCodes: true });
      const { user } = show(<MfaChallenge challenge={await challengeOf(sandbox)} onRestart={() => {}} />, sandbox);
      sandbox.faults.fail('verifyChallenge', { code });
      await user.type(codeField(), codeOf(sandbox));
      await waitFor(() => expect(heading(title)).toHaveFocus());
    });

    it('comes back to the field after a refusal, also from the button', async () => {
      const sandbox = sandboxWith({ totp: true });
      const challenge = await challengeOf(sandbox);
      const { user } = show(<MfaChallenge challenge={challenge} />, sandbox, { autoSubmit: false });
      for (const code of [sandbox.wrongCode(), sandbox.wrongCode()]) {
        await user.clear(codeField());
        await user.type(codeField(), code);
        await user.click(button('Verify'));
        await waitFor(() => expect(status()).toBe('awaiting-code'));
        await waitFor(() => expect(codeField()).toHaveFocus());
      }
    });

    it('goes to the title when it is passed', async () => {
      const sandbox = sandboxWith({ totp: true });
      const { user } = show(<MfaChallenge challenge={await challengeOf(sandbox)} />, sandbox);
      await user.type(codeField(), codeOf(sandbox));
      await waitFor(() => expect(heading('You are signed in')).toHaveFocus());
    });

    it('leaves the person alone who has gone to another part of the page', async () => {
      const sandbox = sandboxWith({ totp: true });
      const { user } = show(
        <>
          <label>
            Search <input />
          </label>
          <MfaChallenge challenge={await challengeOf(sandbox)} />
        </>,
        sandbox,
      );
      const held = sandbox.faults.hold('verifyChallenge');
      await user.type(codeField(), codeOf(sandbox));
      await user.click(screen.getByLabelText('Search'));
      held.release();
      await waitFor(() => expect(status()).toBe('verified'));
      expect(screen.getByLabelText('Search')).toHaveFocus();
    });
  });

  describe('in an enrolment', () => {
    it('follows each step, and is never lost on the way', async () => {
      const sandbox = signedIn();
      const { user } = show(<MfaEnrollment />, sandbox);
      await user.click(button('Set it up'));
      expect(heading('Choose your second step')).toHaveFocus();
      const held = sandbox.faults.hold('enrollTOTP');
      await user.click(screen.getByText('Authenticator app'));
      expect(document.body).not.toHaveFocus();
      held.release();
      const key = await screen.findByText(KEY);
      expect(heading('Set up your authenticator app')).toHaveFocus();
      await user.click(button('Back'));
      expect(heading('Choose your second step')).toHaveFocus();
      await user.click(button('Back'));
      expect(heading('Protect your account with a second step')).toHaveFocus();
      expect(key).not.toBeInTheDocument();
      await user.click(button('Set it up'));
      await user.click(screen.getByText('Text message'));
      expect(screen.getByLabelText('Mobile phone number')).toHaveFocus();
      await user.click(button('Back'));
      await user.click(screen.getByText('Authenticator app'));
      await user.type(codeField(), sandbox.codeFor((await screen.findByText(KEY)).textContent ?? ''));
      await screen.findAllByRole('listitem');
      expect(heading('Save your backup codes')).toHaveFocus();
      await user.click(screen.getByRole('checkbox'));
      await user.click(button('Continue'));
      expect(heading('The second step is on')).toHaveFocus();
    });

    it('goes to the field when a code was sent, and to its title when the number is to be changed', async () => {
      const sandbox = signedIn();
      const { user } = show(<SmsSetup />, sandbox);
      await user.type(screen.getByLabelText('Mobile phone number'), `${phone}{Enter}`);
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      expect(document.body).not.toHaveFocus();
      await user.click(button('Change the number'));
      expect(screen.getByLabelText('Mobile phone number')).toHaveFocus();
    });

    it('comes to the password, and back to the screen that it was for', async () => {
      const sandbox = signedIn({}, { requireReauth: 'password' });
      const { user } = show(<TotpSetup />, sandbox);
      await user.click(button('Set up authenticator app'));
      expect(await screen.findByLabelText('Password')).toHaveFocus();
      await user.keyboard(`${anna.password}{Enter}`);
      await screen.findByText(KEY);
      expect(heading('Set up your authenticator app')).toHaveFocus();
    });

    it('comes back to the title when the person would not give the password', async () => {
      const sandbox = signedIn({}, { requireReauth: 'password' });
      const { user } = show(<TotpSetup />, sandbox);
      await user.click(button('Set up authenticator app'));
      await screen.findByLabelText('Password');
      await user.click(button('Cancel'));
      await waitFor(() => expect(status()).toBe('ready'));
      expect(heading('Set up your authenticator app')).toHaveFocus();
    });
  });

  describe('with backup codes', () => {
    it('follows each step', async () => {
      const sandbox = signedIn({ totp: true, backupCodes: true });
      const { user } = show(<BackupCodesPanel />, sandbox);
      await user.click(button('Make new codes'));
      expect(heading('Make new backup codes?')).toHaveFocus();
      await user.click(button('Cancel'));
      expect(heading('Backup codes')).toHaveFocus();
      await user.click(button('Make new codes'));
      const held = sandbox.faults.hold('regenerateBackupCodes');
      await user.click(button('Yes, make new codes'));
      expect(heading('Making your codes…')).toHaveFocus();
      held.release();
      await screen.findAllByRole('listitem');
      expect(heading('Save your backup codes')).toHaveFocus();
      await user.click(screen.getByRole('checkbox'));
      await user.click(button('Continue'));
      expect(heading('Your backup codes are saved')).toHaveFocus();
    });

    it('goes to the box that has to be ticked', async () => {
      const { user } = show(<BackupCodesPanel codes={['zq7k-9mwd', 'aaaa-bbbb']} />, signedIn());
      await user.click(button('Continue'));
      expect(screen.getByRole('checkbox')).toBeInvalid();
      expect(screen.getByRole('checkbox')).toHaveFocus();
    });
  });

  describe('in a whole sign-in', () => {
    it('goes from the challenge to what follows it', async () => {
      const sandbox = sandboxWith({ totp: true, backupCodes: true });
      const result = await sandbox.adapter.login(anna);
      let open = (): void => {};
      const installing = new Promise<void>((resolve) => {
        open = resolve;
      });
      const { user } = show(<MfaFlow result={result} onSession={() => installing} />, sandbox);
      await user.click(button('Use a backup code'));
      await user.type(screen.getByLabelText('Backup code'), `${sandbox.user(anna.email).backupCodes[0]}{Enter}`);
      await waitFor(() => expect(status()).toBe('opening-session'));
      expect(heading('You are signed in')).toHaveFocus();
      open();
      await waitFor(() => expect(heading('Your backup code is used up')).toHaveFocus());
    });

    it('goes to new codes that came with the answer', async () => {
      const sandbox = sandboxWith({ totp: true, backupCodes: true }, { newCodesAfterUse: true });
      const { user } = show(<MfaFlow result={await sandbox.adapter.login(anna)} />, sandbox);
      await user.click(button('Use a backup code'));
      await user.type(screen.getByLabelText('Backup code'), `${sandbox.user(anna.email).backupCodes[0]}{Enter}`);
      await waitFor(() => expect(heading('Save your backup codes')).toHaveFocus());
    });

    it.each([true, false])('takes the title of a sign-in without second step, or not: %s', async (autoFocus) => {
      const sandbox = sandboxWith();
      const onComplete = vi.fn();
      const result = await sandbox.adapter.login(anna);
      show(<MfaFlow result={result} onComplete={onComplete} autoFocus={autoFocus} />, sandbox);
      await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
      expect(autoFocus ? heading('You are signed in') : document.body).toHaveFocus();
    });
  });
});
