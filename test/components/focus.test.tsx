import { screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { BackupCodesPanel, MfaChallenge, MfaEnrollment, MfaFlow, SmsSetup, TotpSetup } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import {
  anna,
  askForHelp,
  button,
  challengeOf,
  chooseMethod,
  codeField,
  codeOf,
  phone,
  sandboxWith,
  show,
  status,
} from './screen.js';

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
  describe('when a drop-in is on the page from the start', () => {
    it.each<[string, ReactElement]>([
      ['an enrollment', <MfaEnrollment key="1" />],
      ['the setup of an authenticator app', <TotpSetup key="2" />],
      ['backup codes', <BackupCodesPanel key="3" codes={['zq7k-9mwd', 'aaaa-bbbb']} />],
    ])("doesn't move: %s", (_, element) => {
      show(
        <>
          <a href="#top">Skip to content</a>
          {element}
        </>,
        signedIn(),
      );
      expect(document.body).toHaveFocus();
    });

    it('moves to the code field of a challenge', async () => {
      const sandbox = sandboxWith({ totp: true });
      show(<MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} />, sandbox);
      expect(codeField()).toHaveFocus();
    });

    it("doesn't move to a field if the host doesn't want that", async () => {
      const sandbox = sandboxWith({ totp: true });
      show(<MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} autoFocus={false} />, sandbox);
      expect(document.body).toHaveFocus();
    });

    it('moves to the title if the host wants that', () => {
      show(<TotpSetup autoFocus />, signedIn());
      expect(heading(en.setup.totp.title)).toHaveFocus();
    });
  });

  describe('in a challenge', () => {
    it('follows each step', async () => {
      const sandbox = sandboxWith({ totp: true, sms: phone, passkey: true, backupCodes: true });
      const { user } = show(<MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} />, sandbox);
      await user.click(button(en.challenge.useAnotherMethod));
      expect(heading(en.challenge.chooseTitle)).toHaveFocus();
      await user.click(screen.getByText(en.methods.totp.title));
      expect(codeField()).toHaveFocus();
      await chooseMethod(user, en.challenge.backupCodeLabel);
      expect(screen.getByLabelText(en.challenge.backupCodeLabel)).toHaveFocus();
      await user.click(button(en.challenge.useAnotherMethod));
      await user.click(screen.getByText(en.methods.passkey.title));
      expect(heading(en.challenge.title.passkey)).toHaveFocus();
      await askForHelp(user);
      expect(heading(en.challenge.helpTitle)).toHaveFocus();
      await user.click(button(en.common.back));
      expect(heading(en.challenge.chooseTitle)).toHaveFocus();
      await user.click(button(en.common.back));
      expect(heading(en.challenge.title.passkey)).toHaveFocus();
      await user.click(button(en.challenge.useAnotherMethod));
      await user.click(screen.getByText(en.methods.sms.title));
      expect(codeField()).toHaveFocus();
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      expect(codeField()).toHaveFocus();
    });

    it.each([
      ['CHALLENGE_EXPIRED', en.challenge.expiredTitle],
      ['LOCKED', en.challenge.blockedTitle],
      ['METHOD_UNAVAILABLE', en.challenge.chooseTitle],
    ] as const)('moves to the title after %s', async (code, title) => {
      const sandbox = sandboxWith({ totp: true, backupCodes: true });
      const { user } = show(<MfaChallenge challenge={await challengeOf(sandbox)} onRestart={() => {}} />, sandbox);
      sandbox.faults.fail('verifyChallenge', { code });
      await user.type(codeField(), codeOf(sandbox));
      await waitFor(() => expect(heading(title)).toHaveFocus());
    });

    it('returns to the field after a refusal, also from the button', async () => {
      const sandbox = sandboxWith({ totp: true });
      const challenge = await challengeOf(sandbox);
      const { user } = show(<MfaChallenge onRestart={() => {}} challenge={challenge} />, sandbox, {
        autoSubmit: false,
      });
      for (const code of [sandbox.wrongCode(), sandbox.wrongCode()]) {
        await user.clear(codeField());
        await user.type(codeField(), code);
        await user.click(button(en.challenge.verify));
        await waitFor(() => expect(status()).toBe('awaiting-code'));
        await waitFor(() => expect(codeField()).toHaveFocus());
      }
    });

    it('moves to the title when the challenge is passed', async () => {
      const sandbox = sandboxWith({ totp: true });
      const { user } = show(<MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} />, sandbox);
      await user.type(codeField(), codeOf(sandbox));
      await waitFor(() => expect(heading(en.challenge.verifiedTitle)).toHaveFocus());
    });

    it("doesn't move if the user has focused another part of the page", async () => {
      const sandbox = sandboxWith({ totp: true });
      const { user } = show(
        <>
          <label>
            Search <input />
          </label>
          <MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} />
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

  describe('in an enrollment', () => {
    it('follows each step, and is never lost', async () => {
      const sandbox = signedIn();
      const { user } = show(<MfaEnrollment />, sandbox);
      await user.click(await screen.findByRole('button', { name: en.enrollment.start }));
      expect(heading(en.enrollment.chooseTitle)).toHaveFocus();
      const held = sandbox.faults.hold('enrollTOTP');
      await user.click(screen.getByText(en.methods.totp.title));
      expect(document.body).not.toHaveFocus();
      held.release();
      const key = await screen.findByText(KEY);
      expect(heading(en.setup.totp.title)).toHaveFocus();
      await user.click(button(en.common.back));
      expect(heading(en.enrollment.chooseTitle)).toHaveFocus();
      await user.click(button(en.common.back));
      expect(heading(en.enrollment.introTitle)).toHaveFocus();
      expect(key).not.toBeInTheDocument();
      await user.click(await screen.findByRole('button', { name: en.enrollment.start }));
      await user.click(screen.getByText(en.methods.sms.title));
      expect(screen.getByLabelText(en.sent.phoneLabel)).toHaveFocus();
      await user.click(button(en.common.back));
      await user.click(screen.getByText(en.methods.totp.title));
      await user.type(codeField(), sandbox.codeFor((await screen.findByText(KEY)).textContent ?? ''));
      await screen.findAllByRole('listitem');
      expect(heading(en.backupCodes.title)).toHaveFocus();
      await user.click(screen.getByRole('checkbox'));
      await user.click(button(en.backupCodes.finish));
      expect(heading(en.enrollment.doneTitle)).toHaveFocus();
    });

    it('moves to the code when it was sent, and to the number when it is being changed', async () => {
      const sandbox = signedIn();
      const { user } = show(<SmsSetup />, sandbox);
      await user.type(screen.getByLabelText(en.sent.phoneLabel), `${phone}{Enter}`);
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      expect(codeField()).toHaveFocus();
      await user.click(button(en.sent.changePhone));
      expect(screen.getByLabelText(en.sent.phoneLabel)).toHaveFocus();
    });

    it('moves to the password, and back to the screen that needed it', async () => {
      const sandbox = signedIn({}, { requireReauth: 'password' });
      const { user } = show(<TotpSetup />, sandbox);
      await user.click(button(en.setup.totp.start));
      expect(await screen.findByLabelText(en.reauth.label)).toHaveFocus();
      await user.keyboard(`${anna.password}{Enter}`);
      await screen.findByText(KEY);
      expect(heading(en.setup.totp.title)).toHaveFocus();
    });

    it('returns to the button that was clicked if the user cancels the password prompt', async () => {
      const sandbox = signedIn({}, { requireReauth: 'password' });
      const { user } = show(<TotpSetup />, sandbox);
      await user.click(button(en.setup.totp.start));
      await screen.findByLabelText(en.reauth.label);
      await user.click(button(en.common.cancel));
      await waitFor(() => expect(status()).toBe('ready'));
      await waitFor(() => expect(button(en.setup.totp.start)).toHaveFocus());
    });
  });

  describe('with backup codes', () => {
    it('follows each step', async () => {
      const sandbox = signedIn({ totp: true, backupCodes: true });
      const { user } = show(<BackupCodesPanel />, sandbox);
      await user.click(button(en.backupCodes.regenerate));
      expect(heading(en.backupCodes.confirmTitle)).toHaveFocus();
      await user.click(button(en.common.cancel));
      expect(heading(en.backupCodes.offerTitle.manage)).toHaveFocus();
      await user.click(button(en.backupCodes.regenerate));
      const held = sandbox.faults.hold('regenerateBackupCodes');
      await user.click(button(en.backupCodes.confirm));
      expect(button(en.backupCodes.confirm)).toHaveFocus();
      held.release();
      await screen.findAllByRole('listitem');
      expect(heading(en.backupCodes.title)).toHaveFocus();
      await user.click(screen.getByRole('checkbox'));
      await user.click(button(en.backupCodes.finish));
      expect(heading(en.backupCodes.savedTitle)).toHaveFocus();
    });

    it('moves to the checkbox that must be selected', async () => {
      const { user } = show(<BackupCodesPanel codes={['zq7k-9mwd', 'aaaa-bbbb']} />, signedIn());
      await user.click(button(en.backupCodes.finish));
      expect(screen.getByRole('checkbox')).toBeInvalid();
      expect(screen.getByRole('checkbox')).toHaveFocus();
    });
  });

  describe('in a whole sign-in', () => {
    it('moves from the challenge to the next step', async () => {
      const sandbox = sandboxWith({ totp: true, backupCodes: true });
      const result = await sandbox.adapter.login(anna);
      let open = (): void => {};
      const installing = new Promise<void>((resolve) => {
        open = resolve;
      });
      const { user } = show(<MfaFlow onRestart={() => {}} result={result} onSession={() => installing} />, sandbox);
      await chooseMethod(user, en.challenge.backupCodeLabel);
      await user.type(
        screen.getByLabelText(en.challenge.backupCodeLabel),
        `${sandbox.user(anna.email).backupCodes[0]}{Enter}`,
      );
      await waitFor(() => expect(status()).toBe('opening-session'));
      expect(heading(en.challenge.signingInTitle)).toHaveFocus();
      open();
      await waitFor(() => expect(heading(en.backupCodes.offerTitle.used)).toHaveFocus());
    });

    it('moves to new codes that came with the response', async () => {
      const sandbox = sandboxWith({ totp: true, backupCodes: true }, { newCodesAfterUse: true });
      const { user } = show(<MfaFlow onRestart={() => {}} result={await sandbox.adapter.login(anna)} />, sandbox);
      await chooseMethod(user, en.challenge.backupCodeLabel);
      await user.type(
        screen.getByLabelText(en.challenge.backupCodeLabel),
        `${sandbox.user(anna.email).backupCodes[0]}{Enter}`,
      );
      await waitFor(() => expect(heading(en.backupCodes.title)).toHaveFocus());
    });

    it.each([true, false])(
      "moves to the title of a sign-in without a second step, or doesn't: %s",
      async (autoFocus) => {
        const sandbox = sandboxWith();
        const onComplete = vi.fn();
        const result = await sandbox.adapter.login(anna);
        show(<MfaFlow onRestart={() => {}} result={result} onComplete={onComplete} autoFocus={autoFocus} />, sandbox);
        await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
        expect(autoFocus ? heading(en.challenge.signedInTitle) : document.body).toHaveFocus();
      },
    );
  });
});
