// A passkey in addition to the app: `withPasskey` around allauth's adapter,
// with views of the app's own in the same Django session.
import { afterEach, expect, test, vi } from 'vitest';
import { totpCode } from '../../adapters/totpCode.js';
import { newPasskeyUser, openPasskeys } from '../passkeys.js';
import { startAllauth, withApp } from './startAllauth.js';

afterEach(() => vi.unstubAllGlobals());

async function halfSignedIn() {
  const allauth = await startAllauth();
  const { credentials, secret } = await withApp(allauth);
  const { adapter, jar } = allauth.open();
  /** A view that finishes the login of `account_login` in the session, as `MFAAuthenticateView` does. */
  const signIn = () => {
    const session = allauth.server.sessions.get(jar.get('sessionid') ?? '');
    if (!session?.login) throw { code: 'CHALLENGE_EXPIRED' };
    Object.assign(session, { user: session.login.user, login: undefined });
    return { verified: true as const };
  };
  const user = newPasskeyUser(credentials.email);
  const browser = openPasskeys(adapter, user, signIn);
  await browser.both.enrollPasskey({});
  const { challengeId } = (await browser.both.login?.(credentials)) ?? {};
  return { ...browser, adapter, secret, sessions: allauth.server.sessions, challengeId: challengeId ?? '' };
}

test('a passkey signs in instead of a code from the app', async () => {
  const { both, adapter, challengeId } = await halfSignedIn();
  await expect(adapter.getStatus()).rejects.toMatchObject({ code: 'REAUTH_REQUIRED' });
  expect(await both.verifyPasskey({ challengeId })).toEqual({ verified: true });
  expect(await adapter.getStatus()).toMatchObject({ enrolled: true });
});

test('a dismissed dialog doesn’t affect the code from the app', async () => {
  const { both, authenticator, challengeId, secret } = await halfSignedIn();
  authenticator.dismiss(true);
  await expect(both.verifyPasskey({ challengeId })).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(await both.verifyChallenge({ challengeId, code: totpCode(secret) })).toEqual({ verified: true });
});

test('a lost session ends the sign-in', async () => {
  const { both, sessions, challengeId } = await halfSignedIn();
  sessions.clear();
  await expect(both.verifyPasskey({ challengeId })).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
});
