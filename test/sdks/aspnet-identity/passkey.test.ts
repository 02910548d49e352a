// A passkey in addition to the app: `withPasskey` around Identity's adapter,
// with routes of the app's own that share its cookies.
import { afterEach, expect, test, vi } from 'vitest';
import { totpCode } from '../../adapters/totpCode.js';
import { newPasskeyUser, openPasskeys } from '../passkeys.js';
import { startAspnetIdentity, withApp } from './startAspnetIdentity.js';

afterEach(() => vi.unstubAllGlobals());

async function halfSignedIn() {
  const identity = await startAspnetIdentity();
  const { credentials, secret } = await withApp(identity);
  const { adapter, jar } = identity.open();
  /** A route with `GetTwoFactorAuthenticationUserAsync()` and `SignInAsync(user)` of SignInManager. */
  const signIn = () => {
    const [name, value] = identity.server.signInTwoFactorUser(jar.get('Identity.TwoFactorUserId'));
    if (!name || !value) throw { code: 'CHALLENGE_EXPIRED' };
    jar.set(name, value);
    jar.delete('Identity.TwoFactorUserId');
    return { verified: true as const };
  };
  const user = newPasskeyUser(credentials.email);
  const browser = openPasskeys(adapter, user, signIn as never);
  await browser.both.enrollPasskey({});
  const { challengeId } = (await browser.both.login?.(credentials)) ?? {};
  return { ...browser, adapter, jar, secret, challengeId: challengeId ?? '' };
}

test('a passkey signs in instead of a code from the app', async () => {
  const { both, adapter, challengeId } = await halfSignedIn();
  await expect(adapter.getStatus()).rejects.toMatchObject({ code: 'REAUTH_REQUIRED' });
  expect(await both.verifyPasskey({ challengeId })).toEqual({ verified: true });
  expect(await adapter.getStatus()).toMatchObject({ enrolled: true });
});

test('after it, the password can be forgotten at once', async () => {
  const { both, adapter, challengeId, secret } = await halfSignedIn();
  await both.verifyPasskey({ challengeId });
  await adapter.cancel({ challengeId });
  const late = both.verifyChallenge({ challengeId, code: totpCode(secret) });
  await expect(late).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
  expect(await adapter.getStatus()).toMatchObject({ enrolled: true });
});

test('a dismissed dialog doesn’t affect the code from the app', async () => {
  const { both, authenticator, challengeId, secret } = await halfSignedIn();
  authenticator.dismiss(true);
  await expect(both.verifyPasskey({ challengeId })).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(await both.verifyChallenge({ challengeId, code: totpCode(secret) })).toMatchObject({ verified: true });
});

test('a lost cookie ends the sign-in', async () => {
  const { both, jar, challengeId } = await halfSignedIn();
  jar.delete('Identity.TwoFactorUserId');
  await expect(both.verifyPasskey({ challengeId })).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
});
