import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { MfaChallenge, type MfaErrorCode, type MfaErrorInfo, mfaErrors } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import {
  anna,
  announced,
  askForHelp,
  button,
  callsOf,
  challengeOf,
  chooseMethod,
  codeField,
  codeOf,
  phone,
  rateLimit,
  root,
  sandboxWith,
  show,
  status,
} from './screen.js';

const WRONG = en.errors.INVALID_CODE;

interface Expected {
  words: string | undefined;
  status: string;
  /** The button or field that the user continues with. */
  recovery: () => HTMLElement;
}

const field = (): HTMLElement => codeField();
const here = (words: string | undefined, recovery = field): Expected => ({ words, status: 'awaiting-code', recovery });
const restart = (words: string): Expected => ({
  words,
  status: 'expired',
  recovery: () => button(en.common.signInAgain),
});

/** What the user reads after each failure of a challenge, and how they can continue. */
const expectations: Record<MfaErrorCode, Expected> = {
  INVALID_CODE: here(WRONG),
  BACKUP_CODE_USED: here(WRONG),
  CODE_EXPIRED: here(en.errors.CODE_EXPIRED, () => button(en.challenge.resend)),
  DELIVERY_FAILED: here(en.errors.DELIVERY_FAILED, () => button(en.challenge.resend)),
  CHALLENGE_EXPIRED: restart(en.challenge.expiredTitle),
  ENROLLMENT_EXPIRED: restart(en.errors.ENROLLMENT_EXPIRED),
  TOO_MANY_ATTEMPTS: restart(en.challenge.tooManyCodesTitle),
  RATE_LIMITED: here('Too many attempts. Try again in 30 seconds.', () => button(en.challenge.useAnotherMethod)),
  LOCKED: {
    words: en.challenge.contactSupport,
    status: 'blocked',
    recovery: () => button(en.common.signInAgain),
  },
  INVALID_PHONE_NUMBER: here(en.errors.INVALID_PHONE_NUMBER),
  INVALID_CREDENTIALS: here(en.errors.INVALID_CREDENTIALS),
  ALREADY_ENROLLED: here(en.errors.ALREADY_ENROLLED),
  REAUTH_REQUIRED: restart(en.errors.REAUTH_REQUIRED),
  METHOD_UNAVAILABLE: {
    words: en.errors.METHOD_UNAVAILABLE,
    status: 'choosing-method',
    recovery: () =>
      within(screen.getByRole('list', { name: en.challenge.chooseTitle })).getByText(en.methods.totp.title),
  },
  CANCELLED: here(undefined),
  NETWORK: here(en.errors.NETWORK),
  SERVER: here(en.errors.SERVER),
  UNKNOWN: here(en.errors.UNKNOWN),
  FORBIDDEN: here(en.errors.FORBIDDEN),
};
const codes = Object.keys(mfaErrors) as MfaErrorCode[];
/** Their sentences don't say what to do, so “Try again.” follows. */
const wrong: readonly MfaErrorCode[] = ['INVALID_CODE', 'BACKUP_CODE_USED', 'INVALID_CREDENTIALS'];

async function failWith(error: MfaErrorInfo, options: Parameters<typeof show>[2] = {}) {
  const seed = { totp: true, sms: phone, backupCodes: true };
  const sandbox = sandboxWith(seed, { limits: { resendSeconds: 0 } });
  const challenge = await challengeOf(sandbox);
  const sms = challenge.factors?.find(({ method }) => method === 'sms');
  await sandbox.adapter.sendChallenge({ challengeId: challenge.challengeId, factorId: sms?.id ?? '', method: 'sms' });
  const onVerified = vi.fn();
  const onRestart = vi.fn();
  const onError = vi.fn();
  const element = (
    <MfaChallenge
      challenge={{ ...challenge, sentTo: sms?.id ?? '', resendIn: 0 }}
      onVerified={onVerified}
      onRestart={onRestart}
    />
  );
  const shown = show(element, sandbox, { onError, ...options });
  sandbox.faults.fail('verifyChallenge', error);
  await shown.user.type(codeField(), '739184');
  await waitFor(() => expect(status()).not.toBe('verifying'));
  return { ...shown, sandbox, onVerified, onRestart, onError };
}

/** The screen without what differs between two mounts. */
function likeness(): string {
  const copy = root().cloneNode(true) as HTMLElement;
  for (const element of copy.querySelectorAll('*')) {
    for (const { name } of [...element.attributes])
      if (/^(id|for|aria-.*by)$/.test(name)) element.removeAttribute(name);
  }
  return copy.innerHTML;
}

describe('<MfaChallenge />', () => {
  describe.each(codes)('if a code is answered with %s', (code) => {
    it("says what happened in the locale's words, and offers the recovery", async () => {
      const { sandbox, onVerified } = await failWith({ code, message: 'server text that nobody may see' });
      const { words, status: expected, recovery } = expectations[code];
      expect(status()).toBe(expected);
      if (words) expect(root()).toHaveTextContent(words);
      else expect(codeField()).toBeValid();
      const isRetried = root().textContent?.includes(`${en.errors[code]} ${en.common.retry}`);
      expect(isRetried).toBe(wrong.includes(code));
      expect(recovery()).toBeVisible();
      expect(recovery()).not.toHaveAttribute('aria-disabled', 'true');
      expect(root()).not.toHaveTextContent('server text');
      expect(onVerified).not.toHaveBeenCalled();
      expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1);
    });

    it('always offers help or a restart', async () => {
      await failWith({ code });
      const exits = screen.queryAllByRole('button', { name: /Use another method|Need help|Sign in again/ });
      expect(exits.length).toBeGreaterThan(0);
    });

    it('reports the code and the operation to the host, and nothing else', async () => {
      const { onError } = await failWith({ code, message: 'code 739184 was wrong', requestId: 'req-1' });
      if (code === 'CANCELLED' || code === 'REAUTH_REQUIRED') return expect(onError).not.toHaveBeenCalled();
      expect(onError).toHaveBeenCalledOnce();
      const [error] = onError.mock.calls[0] ?? [];
      expect({ ...error }).toEqual({ name: 'MfaError', code, requestId: 'req-1', operation: 'verifyChallenge' });
      expect(error.message).toBe(code);
    });
  });

  it.each(codes.filter((code) => expectations[code].status === 'expired'))(
    'notifies the backend first, then the host, when the user signs in again after %s',
    async (code) => {
      const { user, sandbox, onRestart } = await failWith({ code });
      onRestart.mockImplementation(() => expect(callsOf(sandbox, 'cancel')).toHaveLength(1));
      expect(screen.queryByLabelText(en.code.label(6))).not.toBeInTheDocument();
      await user.click(button(en.common.signInAgain));
      await waitFor(() => expect(onRestart).toHaveBeenCalledOnce());
      expect(callsOf(sandbox, 'cancel')).toHaveLength(1);
    },
  );

  it('shows the same for a wrong code and for a used one', async () => {
    const first = await failWith({ code: 'INVALID_CODE' });
    const wrong = likeness();
    first.unmount();
    await failWith({ code: 'BACKUP_CODE_USED' });
    expect(likeness()).toBe(wrong);
  });

  it.each([1, 3, 10])('says how many attempts are left if the server gives them: %s', async (attemptsLeft) => {
    await failWith({ code: 'INVALID_CODE', attemptsLeft });
    expect(root()).toHaveTextContent(en.common.attemptsLeft(attemptsLeft));
  });

  it.each([0, undefined])('says nothing about attempts if the server gives %s', async (attemptsLeft) => {
    await failWith({ code: 'INVALID_CODE', ...(attemptsLeft !== undefined && { attemptsLeft }) });
    expect(root()).not.toHaveTextContent(/attempts? left/);
  });

  it('gets a new code after an expired one, and accepts it', async () => {
    const { user, sandbox, onVerified } = await failWith({ code: 'CODE_EXPIRED' });
    await user.click(button(en.challenge.resend));
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    expect(screen.queryByText(en.errors.CODE_EXPIRED)).not.toBeInTheDocument();
    await user.clear(codeField());
    await user.type(codeField(), `${sandbox.lastCode(phone)}{Enter}`);
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
  });

  it('continues with another method if one is unavailable', async () => {
    const { user, sandbox, onVerified } = await failWith({ code: 'METHOD_UNAVAILABLE' });
    await user.click(screen.getByText(en.methods.totp.title));
    await user.type(codeField(), codeOf(sandbox));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
  });

  it('stays and says so if the only method is unavailable', async () => {
    const sandbox = sandboxWith({ totp: true });
    const { challengeId } = await challengeOf(sandbox);
    const { verifyChallenge } = sandbox.adapter;
    const { user } = show(<MfaChallenge onRestart={() => {}} challengeId={challengeId} />, {
      adapter: { verifyChallenge },
    });
    sandbox.faults.fail('verifyChallenge', { code: 'METHOD_UNAVAILABLE' });
    await user.type(codeField(), codeOf(sandbox));
    await screen.findByText(en.errors.METHOD_UNAVAILABLE);
    await askForHelp(user);
    expect(status()).toBe('lost-access');
  });

  describe('if the account is locked', () => {
    it('shows the host’s support if no time is given', async () => {
      await failWith({ code: 'LOCKED' }, { support: <a href="https://harbour.example/help">Call us</a> });
      expect(screen.getByRole('heading', { name: en.challenge.blockedTitle })).toBeInTheDocument();
      expect(screen.getByRole('link', { name: 'Call us' })).toBeVisible();
      expect(root()).not.toHaveTextContent('Try again in');
    });

    it('shows when it opens again, and support too, if a time is given', async () => {
      await failWith({ code: 'LOCKED', retryAfter: 900 }, { support: 'Call us' });
      expect(rateLimit()).toHaveTextContent(/Try again in (15 minutes|14 minutes \d+ seconds)\./);
      expect(screen.getByText('Call us')).toBeVisible();
    });
  });

  it.each([
    ['the attempts left', { attemptsLeft: 4 }, `${WRONG} ${en.common.attemptsLeft(4)}`],
    ['to try again', {}, `${WRONG} ${en.common.retry}`],
  ])('says after a wrong code, in one line, %s', async (_, details, sentence) => {
    const sandbox = sandboxWith({ totp: true });
    sandbox.faults.fail('verifyChallenge', { code: 'INVALID_CODE', ...details });
    const { user } = show(<MfaChallenge challenge={await challengeOf(sandbox)} onRestart={vi.fn()} />, sandbox);
    await user.type(codeField(), sandbox.wrongCode());
    await waitFor(() => expect(codeField()).toHaveAccessibleDescription(sentence));
  });

  describe('the account', () => {
    const withAccount = async (props: { stepUp?: boolean } = {}, account?: string) => {
      const sandbox = sandboxWith({ totp: true });
      const onRestart = vi.fn();
      const challenge = await challengeOf(sandbox);
      const shown = show(<MfaChallenge challenge={challenge} onRestart={onRestart} {...props} />, sandbox, { account });
      return { ...shown, onRestart };
    };
    const notYou = (): HTMLElement | null => screen.queryByRole('button', { name: en.challenge.notYou });

    it('has a link beside it for someone else, who gets the sign-in form', async () => {
      const { user, onRestart } = await withAccount({}, anna.email);
      expect(screen.getByText(anna.email, { exact: false })).toContainElement(notYou());
      await user.click(button(en.challenge.notYou));
      await waitFor(() => expect(onRestart).toHaveBeenCalledOnce());
    });

    it.each([
      ['if the app shows no account', {}, undefined],
      ['if the user is signed in already', { stepUp: true }, anna.email],
    ])('has no such link %s', async (_, props, account) => {
      await withAccount(props, account);
      expect(notYou()).toBeNull();
    });
  });

  it('ends the attempts of the account as the server does, and starts again', async () => {
    const sandbox = sandboxWith({ totp: true }, { limits: { attempts: 2 } });
    const onRestart = vi.fn();
    const { user } = show(<MfaChallenge challenge={await challengeOf(sandbox)} onRestart={onRestart} />, sandbox);
    await user.type(codeField(), sandbox.wrongCode());
    await screen.findByText(en.common.attemptsLeft(1));
    await user.keyboard(`${sandbox.wrongCode()}{Enter}`);
    await screen.findByRole('heading', { name: en.challenge.tooManyCodesTitle });
    expect(root()).toHaveTextContent(en.challenge.ended);
    await user.click(button(en.common.signInAgain));
    await waitFor(() => expect(onRestart).toHaveBeenCalledOnce());
  });

  describe('if two codes of an authenticator app are refused', () => {
    const twice = async (seed: Parameters<typeof sandboxWith>[0], serverTime?: () => number) => {
      const sandbox = sandboxWith(seed);
      const challenge = await challengeOf(sandbox);
      const { user } = show(<MfaChallenge onRestart={() => {}} challenge={challenge} />, sandbox);
      const error = { code: 'INVALID_CODE' as const, ...(serverTime && { serverTime: serverTime() }) };
      sandbox.faults.fail('verifyChallenge', error, 2);
      await user.type(codeField(), '111111');
      await screen.findByText(WRONG);
      expect(root()).not.toHaveTextContent(/Set the time/);
      await user.keyboard('222222');
      await waitFor(() => expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(2));
      await waitFor(() => expect(status()).toBe('awaiting-code'));
    };

    it('suggests that the phone’s clock is wrong', async () => {
      await twice({ totp: true });
      expect(root()).toHaveTextContent(en.challenge.clockHint);
    });

    it("says how far this device's clock is off, if the server’s time is known", async () => {
      await twice({ totp: true }, () => Date.now() - 7 * 60_000);
      expect(root()).toHaveTextContent(en.challenge.clockOff('7 minutes'));
    });

    it("doesn't suggest a wrong clock for codes from text messages", async () => {
      await twice({ sms: phone });
      expect(root()).not.toHaveTextContent(/Set the time/);
    });
  });

  it("doesn't suggest a wrong clock for calls without a response", async () => {
    const sandbox = sandboxWith({ totp: true });
    const { user } = show(<MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} />, sandbox);
    sandbox.faults.fail('verifyChallenge', { code: 'NETWORK' }, 3);
    await user.type(codeField(), '111111');
    for (let i = 1; i <= 3; i++) {
      await waitFor(() => expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(i));
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      if (i < 3) await user.keyboard('{Enter}');
    }
    expect(root()).not.toHaveTextContent(/Set the time/);
  });

  it('says that a backup code may be used up if its response was lost', async () => {
    const sandbox = sandboxWith({ totp: true, backupCodes: true });
    const onVerified = vi.fn();
    const { user } = show(
      <MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} onVerified={onVerified} />,
      sandbox,
    );
    await chooseMethod(user, en.challenge.backupCodeLabel);
    sandbox.faults.loseAnswer('verifyBackupCode');
    await user.type(
      screen.getByLabelText(en.challenge.backupCodeLabel),
      `${sandbox.user(anna.email).backupCodes[0]}{Enter}`,
    );
    await screen.findByText(en.challenge.backupCodeMayBeUsed);
  });

  describe('with a passkey', () => {
    it('says and announces that a dismissed prompt changed nothing', async () => {
      const sandbox = sandboxWith({ passkey: true });
      const onVerified = vi.fn();
      const { user } = show(
        <MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} onVerified={onVerified} />,
        sandbox,
      );
      sandbox.passkeys.dismissNext();
      await user.click(button(en.challenge.usePasskey));
      const words = en.errors.CANCELLED;
      const notice = '[data-mfa-part="notice"][data-tone="info"] *'; // nothing went wrong
      expect(await screen.findByText(words, { selector: notice })).toBeVisible();
      expect(announced()).toContain(words);
      await user.click(button(en.challenge.usePasskey));
      await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
      expect(onVerified.mock.calls[0]?.[0].by).toBe('passkey');
    });
  });

  it('announces every error next to the field', async () => {
    await failWith({ code: 'INVALID_CODE' });
    expect(announced()).toContain(WRONG);
    expect(codeField()).toHaveAccessibleDescription(expect.stringContaining(WRONG));
  });
});
