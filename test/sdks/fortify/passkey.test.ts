// A passkey in addition to the app: `withPasskey` around an adapter whose session is on the app's own server.
import { afterEach, expect, test, vi } from 'vitest';
import { withPasskey } from '../../../src/adapters/passkey.js';
import { totpCode } from '../../adapters/totpCode.js';
import * as routes from '../../e2e/passkey/passkeyRoutes.js';
import { softAuthenticator } from '../softAuthenticator.js';
import { startFortify, withApp } from './startFortify.js';

const ORIGIN = 'http://localhost';
afterEach(() => vi.unstubAllGlobals());

/** A browser, its authenticator, and the app's own four routes on Fortify's session. */
function openWithPasskey(fortify: Awaited<ReturnType<typeof startFortify>>, user: routes.User) {
  const { adapter, jar } = fortify.open();
  const authenticator = softAuthenticator(ORIGIN);
  vi.stubGlobal('PublicKeyCredential', class {});
  vi.stubGlobal('location', { hostname: 'localhost' });
  const use = () => vi.stubGlobal('navigator', { credentials: authenticator.credentials });
  use();
  const asking: routes.Asking = {};
  /** `Auth::loginUsingId($request->session()->pull('login.id'))` */
  const signIn = () => {
    const session = fortify.server.sessions.get(jar.get('laravel_session') ?? '');
    const owner = fortify.server.users.find(({ id }) => id === session?.loginId);
    if (!session || !owner) throw { code: 'CHALLENGE_EXPIRED' };
    Object.assign(session, { user: owner, loginId: undefined });
    return { verified: true as const };
  };
  const both = withPasskey(adapter, {
    registrationOptions: () => routes.registrationOptions(user, asking),
    verifyRegistration: ({ response }) => routes.verifyRegistration(user, asking, ORIGIN, response),
    authenticationOptions: () => routes.authenticationOptions(user, asking),
    verifyAuthentication: async ({ response }) => {
      await routes.verifyAuthentication(user, asking, ORIGIN, response);
      return signIn();
    },
  });
  return { adapter, both, authenticator, use };
}

async function withBoth() {
  const fortify = await startFortify();
  const { credentials, secret } = await withApp(fortify);
  const user: routes.User = { id: '1', name: credentials.email, passkeys: [] };
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
  const other: routes.User = { id: '2', name: 'other', passkeys: [] };
  await openWithPasskey(fortify, other).both.enrollPasskey({});
  use();
  const [mine, theirs] = [user.passkeys[0], other.passkeys[0]];
  if (mine && theirs) mine.publicKey = theirs.publicKey;
  await expect(both.verifyPasskey({ challengeId })).rejects.toMatchObject({ code: 'INVALID_CODE' });
  await expect(adapter.getStatus?.()).rejects.toMatchObject({ code: 'REAUTH_REQUIRED' });
  expect(await both.verifyChallenge({ challengeId, code: totpCode(secret) })).toEqual({ verified: true });
});
