// A passkey in addition to the app: `withPasskey` around an adapter whose session is on the app's own server.
import { afterEach, expect, test, vi } from 'vitest';
import { totpCode } from '../../adapters/totpCode.js';
import type { User } from '../../e2e/passkey/passkeyRoutes.js';
import { newPasskeyUser, openPasskeys } from '../passkeys.js';
import { startFortify, withApp } from './startFortify.js';

afterEach(() => vi.unstubAllGlobals());

/** A browser, its authenticator, and the app's own four routes on Fortify's session. */
function openWithPasskey(fortify: Awaited<ReturnType<typeof startFortify>>, user: User) {
  const { adapter, jar } = fortify.open();
  /** `Auth::loginUsingId($request->session()->pull('login.id'))` */
  const signIn = () => {
    const session = fortify.server.sessions.get(jar.get('laravel_session') ?? '');
    const owner = fortify.server.users.find(({ id }) => id === session?.loginId);
    if (!session || !owner) throw { code: 'CHALLENGE_EXPIRED' };
    Object.assign(session, { user: owner, loginId: undefined });
    return { verified: true as const };
  };
  return { adapter, ...openPasskeys(adapter, user, signIn) };
}

async function withBoth() {
  const fortify = await startFortify();
  const { credentials, secret } = await withApp(fortify);
  const user = newPasskeyUser(credentials.email);
  const browser = openWithPasskey(fortify, user);
  await browser.both.enrollPasskey({ label: 'This laptop' });
  expect(user.passkeys).toHaveLength(1);
  const { challengeId = '' } = (await browser.both.login?.(credentials)) ?? {};
  return { fortify, secret, user, credentials, ...browser, challengeId: challengeId ?? '' };
}

test('a passkey signs in instead of a code from the app', async () => {
  const { both, adapter, challengeId } = await withBoth();
  await expect(adapter.getStatus?.()).rejects.toMatchObject({ code: 'REAUTH_REQUIRED', reauth: 'login' });
  expect(await both.verifyPasskey({ challengeId })).toEqual({ verified: true });
  expect(await adapter.getStatus?.()).toMatchObject({ enrolled: true });
});

test("a dismissed dialog doesn't affect the code from the app", async () => {
  const { both, authenticator, challengeId, secret } = await withBoth();
  authenticator.dismiss(true);
  await expect(both.verifyPasskey({ challengeId })).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(await both.verifyChallenge({ challengeId, code: totpCode(secret) })).toEqual({ verified: true });
});

test("a device without the passkey can't sign in, and a lost session ends the sign-in", async () => {
  const anna = await withBoth();
  const answer = { challengeId: anna.challengeId };
  openWithPasskey(anna.fortify, anna.user); // another device
  await expect(anna.both.verifyPasskey(answer)).rejects.toMatchObject({ code: 'CANCELLED' });
  anna.use();
  anna.fortify.server.sessions.clear();
  await expect(anna.both.verifyPasskey(answer)).rejects.toMatchObject({ code: 'CHALLENGE_EXPIRED' });
});

test('the signature of another key is refused, and the code from the app still passes', async () => {
  const { both, adapter, user, challengeId, secret, fortify, use } = await withBoth();
  const other = { ...newPasskeyUser('other'), id: '2' };
  await openWithPasskey(fortify, other).both.enrollPasskey({});
  use();
  const [mine, theirs] = [user.passkeys[0], other.passkeys[0]];
  if (mine && theirs) mine.publicKey = theirs.publicKey;
  await expect(both.verifyPasskey({ challengeId })).rejects.toMatchObject({ code: 'INVALID_CODE' });
  await expect(adapter.getStatus?.()).rejects.toMatchObject({ code: 'REAUTH_REQUIRED' });
  expect(await both.verifyChallenge({ challengeId, code: totpCode(secret) })).toEqual({ verified: true });
});
