import { expect, test } from 'vitest';
import { protektAdapter } from '../../src/adapters/protekt.js';
import type { MfaAdapter } from '../../src/core/contract/adapter.js';
import { createSandbox, type SandboxTokens } from '../../src/sandbox/index.js';

interface Tokens {
  accessToken: string;
}

/** The guide's SDK as a class: methods on a prototype that need `this`, without a second argument. */
class GuideMfa {
  readonly #calls: unknown[][] = [];

  get calls() {
    return this.#calls;
  }
  async enrollTOTP() {
    this.#calls.push(['enrollTOTP']);
    return { id: 'e1', secret: 'JBSWY3DPEHPK3PXP', qrCodeUrl: 'data:image/png;base64,AA', backupCodes: ['a', 'b'] };
  }
  async verifyTOTP(p: { enrollmentId: string; code: string }): Promise<void> {
    this.#calls.push(['verifyTOTP', p]);
  }
  async verifyChallenge(p: { challengeId: string; code: string }): Promise<{ tokens: Tokens }> {
    this.#calls.push(['verifyChallenge', p]);
    return { tokens: { accessToken: p.code } };
  }
  /** A getter that returns a function counts as a method too. */
  get regenerateBackupCodes() {
    return async () => this.#calls.length.toString().split('');
  }
}

class GuideAuth {
  readonly #user = { mfaEnrolled: true };

  async login(p: { email: string; password: string }) {
    return { mfaRequired: true, user: this.#user, challengeId: p.email, tokens: null };
  }
}

const guide = () => ({ auth: new GuideAuth(), mfa: new GuideMfa() });

test("the guide's SDK is an adapter without a cast, used directly or wrapped, with the type of its tokens", async () => {
  const bare: MfaAdapter<Tokens> = guide().mfa;
  const wrapped: MfaAdapter<Tokens> = protektAdapter(guide());
  const inferred = await protektAdapter(guide().mfa).verifyChallenge({ challengeId: 'c1', code: '123456' });
  const token: string | undefined = 'tokens' in inferred ? inferred.tokens.accessToken : undefined;
  expect(token).toBe('123456');
  expect(bare).not.toBe(wrapped);
});

test('a method that needs `this` works when it is detached from the adapter', async () => {
  const { mfa, auth } = guide();
  const { enrollTOTP, verifyTOTP, verifyChallenge, regenerateBackupCodes, login } = protektAdapter({ mfa, auth });
  await expect(enrollTOTP?.()).resolves.toMatchObject({ id: 'e1' });
  await expect(verifyTOTP?.({ enrollmentId: 'e1', code: '123456' })).resolves.toBeUndefined();
  await expect(verifyChallenge({ challengeId: 'c1', code: '123456' })).resolves.toEqual({
    tokens: { accessToken: '123456' },
  });
  await expect(regenerateBackupCodes?.()).resolves.toEqual(['3']);
  await expect(login?.({ email: 'a@example.com', password: 'x' })).resolves.toMatchObject({
    challengeId: 'a@example.com',
  });
  expect(mfa.calls).toEqual([
    ['enrollTOTP'],
    ['verifyTOTP', { enrollmentId: 'e1', code: '123456' }],
    ['verifyChallenge', { challengeId: 'c1', code: '123456' }],
  ]);
});

test('only the methods of the SDK are offered', () => {
  const offered = new Set(Object.keys(protektAdapter(guide())));
  expect(offered).toEqual(new Set(['login', 'enrollTOTP', 'verifyTOTP', 'verifyChallenge', 'regenerateBackupCodes']));
  expect(protektAdapter(guide().mfa).login).toBeUndefined();
  expect(protektAdapter({ mfa: guide().mfa, auth: {} }).login).toBeUndefined();
});

test('an adapter keeps its own sign-in and features', async () => {
  const adapter = protektAdapter({
    features: { trustDevice: true },
    login: async () => ({ mfaRequired: false, user: { mfaEnrolled: false }, tokens: 'session' }),
    verifyChallenge: async () => ({ tokens: 'session' }),
  });
  expect(adapter.features).toEqual({ trustDevice: true });
  await expect(adapter.login?.({ email: 'a@example.com', password: 'x' })).resolves.toMatchObject({
    tokens: 'session',
  });
});

test('the signal and the proof are passed on', async () => {
  const seen: unknown[] = [];
  const context = { signal: AbortSignal.abort(), proof: { password: 'x' } };
  const adapter = protektAdapter({
    verifyChallenge: async () => ({ verified: true }),
    disable: async (...args: unknown[]) => void seen.push(...args),
  });
  await adapter.disable?.({}, context);
  expect(seen).toEqual([{}, context]);
});

test("the SDK's rejection is passed on unchanged", async () => {
  const failure = { code: 'INVALID_CODE' };
  const adapter = protektAdapter({ verifyChallenge: () => Promise.reject(failure) });
  await expect(adapter.verifyChallenge({ challengeId: 'c1', code: '1' })).rejects.toBe(failure);
});

test.each([{}, { mfa: {} }, { mfa: undefined }])('anything but an SDK throws at once: %o', (sdk) => {
  expect(() => protektAdapter(JSON.parse(JSON.stringify(sdk)))).toThrow(/Pass `protekt` or `protekt.mfa`/);
});

test("the sandbox's SDK signs in with it, from the password to the session", async () => {
  const sandbox = createSandbox();
  const credentials = { email: 'ada@example.com', password: 'correct horse' };
  const user = sandbox.addUser({ ...credentials, totp: true });
  const adapter: MfaAdapter<SandboxTokens> = protektAdapter(sandbox.protekt);
  const { challengeId } = (await adapter.login?.(credentials)) ?? {};
  const code = sandbox.codeFor(user.totpSecret);
  const result = await adapter.verifyChallenge({ challengeId: challengeId ?? '', code });
  expect(result).toMatchObject({ tokens: { accessToken: expect.any(String) } });
});
