import { describe, expect, it } from 'vitest';
import type { MfaAdapter } from '../../src/core/contract/adapter.js';
import { createSandbox, type Sandbox, type SandboxTokens } from '../../src/sandbox/index.js';

const anna = { email: 'anna@example.com', password: 'correct horse' };

/** The guide's samples, unchanged except for what they do with the responses. */
async function handleLogin({ protekt }: Sandbox, email: string, password: string) {
  const result = await protekt.auth.login({ email, password });

  if (result.mfaRequired && !result.user.mfaEnrolled) {
    return { redirect: 'enroll' };
  } else if (result.mfaRequired) {
    return { redirect: 'challenge', challengeId: result.challengeId };
  } else {
    return { session: result.tokens };
  }
}

describe('the SDK of the product guide', () => {
  it('can be used as an adapter directly', () => {
    const sandbox = createSandbox();
    const adapter: MfaAdapter<SandboxTokens> = sandbox.protekt.mfa;
    expect(adapter).toBe(sandbox.protekt.mfa);
    const whole: MfaAdapter<SandboxTokens> = sandbox.adapter;
    expect(whole).toBe(sandbox.adapter);
  });

  it('has exactly the methods that the guide calls', () => {
    const { protekt } = createSandbox();
    const names = Object.getOwnPropertyNames(Object.getPrototypeOf(protekt.mfa));
    expect(new Set(names)).toEqual(
      new Set([
        'constructor',
        'enrollTOTP',
        'verifyTOTP',
        'enrollSMS',
        'verifySMS',
        'verifyChallenge',
        'verifyBackupCode',
        'regenerateBackupCodes',
      ]),
    );
  });

  it('loses its methods when they are detached, like many SDKs', () => {
    const { enrollTOTP } = createSandbox().protekt.mfa;
    expect(() => enrollTOTP()).toThrow(TypeError);
  });

  it('signs in a user without MFA', async () => {
    const sandbox = createSandbox({ users: [anna] });
    const { session } = await handleLogin(sandbox, anna.email, anna.password);
    expect(sandbox.whoIs(session?.accessToken ?? '')?.email).toBe(anna.email);
  });

  it('enrolls an authenticator app while signing in, and then challenges it', async () => {
    const sandbox = createSandbox({ users: [anna], policy: { enrollment: 'required' } });
    const { protekt } = sandbox;
    expect(await handleLogin(sandbox, anna.email, anna.password)).toEqual({ redirect: 'enroll' });

    const enrollment = await protekt.mfa.enrollTOTP();
    expect(enrollment.qrCodeUrl).toMatch(/^otpauth:\/\/totp\/Sandbox:anna/);
    expect(enrollment.backupCodes).toHaveLength(10);
    await protekt.mfa.verifyTOTP({
      enrollmentId: enrollment.id,
      code: sandbox.codeFor(enrollment.secret ?? ''),
    });

    sandbox.clock.advance(30_000);
    const { challengeId } = await handleLogin(sandbox, anna.email, anna.password);
    const result = await protekt.mfa.verifyChallenge({
      challengeId: challengeId ?? '',
      code: sandbox.codeFor(enrollment.qrCodeUrl ?? ''),
    });
    expect(result).toMatchObject({ tokens: { accessToken: expect.any(String) } });
  });

  it('enrolls a phone, and challenges it with a code that was already sent', async () => {
    const sandbox = createSandbox({ users: [anna] });
    const { protekt } = sandbox;
    await handleLogin(sandbox, anna.email, anna.password);
    const enrollment = await protekt.mfa.enrollSMS({ phoneNumber: '+1 555 013 6677' });
    await protekt.mfa.verifySMS({ enrollmentId: enrollment.id, code: sandbox.lastCode('+15550136677') });

    const { challengeId } = await handleLogin(sandbox, anna.email, anna.password);
    expect(sandbox.outbox).toHaveLength(2);
    await expect(
      protekt.mfa.verifyChallenge({ challengeId: challengeId ?? '', code: sandbox.lastCode() }),
    ).resolves.toHaveProperty('tokens');
  });

  it('accepts a backup code once, and creates new ones', async () => {
    const sandbox = createSandbox({ users: [{ ...anna, totp: true, backupCodes: true }] });
    const { protekt } = sandbox;
    const [code = ''] = sandbox.user(anna.email).backupCodes;
    const first = await handleLogin(sandbox, anna.email, anna.password);
    await expect(protekt.mfa.verifyBackupCode({ challengeId: first.challengeId ?? '', code })).resolves.toHaveProperty(
      'tokens',
    );

    const codes = await protekt.mfa.regenerateBackupCodes();
    expect(codes).toHaveLength(10);
    expect(codes).not.toContain(code);
  });

  it.each([
    ['INVALID_CODE', 0],
    ['CHALLENGE_EXPIRED', 600_000],
  ])('fails with the code %s that the guide expects', async (code, later) => {
    const sandbox = createSandbox({ users: [{ ...anna, totp: true }] });
    const { challengeId } = await handleLogin(sandbox, anna.email, anna.password);
    sandbox.clock.advance(later);
    await expect(
      sandbox.protekt.mfa.verifyChallenge({ challengeId: challengeId ?? '', code: sandbox.wrongCode() }),
    ).rejects.toMatchObject({ code });
  });
});
