import type { MfaAdapter, MfaEnrollmentInfo, MfaNext, MfaResult } from '../core/contract/adapter.js';
import { MfaError } from '../core/contract/error.js';
import { type Fields, isFields } from '../core/parse/readers.js';
import { auth0Error } from './auth0Error.js';
import { auth0LoginResult, auth0Request, isMfaRequired, listOf } from './auth0LoginResult.js';
import type { Auth0Authenticator, Auth0Client } from './auth0Sdk.js';
import { type Auth0OpenChallenge, auth0State } from './auth0State.js';

export type { Auth0Authenticator, Auth0Client };
export { auth0Error, auth0LoginResult };

type Contract = MfaAdapter<never, never>;
type Always =
  | 'getPendingLogin'
  | 'sendChallenge'
  | 'verifyBackupCode'
  | 'enrollTOTP'
  | 'verifyTOTP'
  | 'enrollSMS'
  | 'verifySMS'
  | 'enrollEmail'
  | 'verifyEmail'
  | 'cancel';
/**
 * The adapter, with the methods that Auth0 always supports. There is no `login`: users enter the password on Auth0's
 * page.
 */
export type Auth0Adapter = Contract & Required<Pick<Contract, Always>>;

/**
 * Connects to Auth0's MFA API through a client of auth0-spa-js 2: the second step of a sign-in, and setup if it is
 * required. The client keeps the tokens, so a passed challenge returns `{ verified: true }`.
 *
 * A sign-in starts from the error that `getTokenSilently` throws: `getPendingLogin` calls it, and `auth0LoginResult`
 * takes an error that you caught yourself. Account settings are not supported.
 *
 * Every method rejects with an {@link MfaError}.
 *
 * @example
 * const adapter = auth0Adapter(auth0);
 */
export function auth0Adapter(client: Auth0Client): Auth0Adapter {
  const state = auth0State(client);
  const challengeOf = (challengeId: string): Auth0OpenChallenge => {
    const challenge = state.get(challengeId);
    if (!challenge) throw new MfaError('CHALLENGE_EXPIRED');
    return challenge;
  };
  /**
   * Rejects unless the response contains a token. A recovery code is replaced when it is used, although
   * its type doesn't say so.
   */
  async function pass(
    challengeId: string,
    answer: Parameters<Auth0Client['mfa']['verify']>[0],
    recoveryCodes: readonly string[] = [],
  ): Promise<MfaResult<never> | MfaNext<never>> {
    try {
      const result: unknown = await auth0Request(async () => client.mfa.verify(answer));
      const { access_token: token, recovery_code: code }: Fields = isFields(result) ? result : {};
      if (typeof token !== 'string' || !token) throw new MfaError('SERVER');
      state.delete(challengeId);
      const backupCodes = typeof code === 'string' && code ? [code] : [...recoveryCodes];
      return { verified: true, ...(backupCodes.length > 0 && { backupCodes }) };
    } catch (error) {
      if (!isMfaRequired(error)) throw error;
      state.delete(challengeId);
      return { next: await auth0LoginResult(client, error) };
    }
  }
  const textIn = (fields: Fields, name: string): string => {
    const value = fields[name];
    if (typeof value !== 'string' || !value) throw new MfaError('SERVER');
    return value;
  };
  /** Starts an enrollment, which works only during a sign-in, because it needs that sign-in's token. */
  async function enroll(
    challengeId: string | undefined,
    run: (mfaToken: string) => Promise<unknown>,
  ): Promise<{ challenge: Auth0OpenChallenge; answer: Fields; recoveryCodes: string[] }> {
    if (!challengeId) throw new MfaError('METHOD_UNAVAILABLE');
    const challenge = challengeOf(challengeId);
    const answer = await auth0Request(() => run(challenge.mfaToken));
    if (!isFields(answer)) throw new MfaError('SERVER');
    return { challenge, answer, recoveryCodes: listOf(answer.recoveryCodes).map(String) };
  }
  async function enrollSent(
    challengeId: string | undefined,
    destination: string | undefined,
    run: (mfaToken: string) => Promise<unknown>,
  ): Promise<MfaEnrollmentInfo> {
    const { challenge, answer, recoveryCodes } = await enroll(challengeId, run);
    const id = crypto.randomUUID();
    challenge.enrollments.set(id, { oobCode: textIn(answer, 'oobCode'), recoveryCodes });
    return { id, ...(destination && { destination }) };
  }
  async function confirm({ enrollmentId, code }: { enrollmentId: string; code: string }) {
    for (const [challengeId, { mfaToken, enrollments }] of state) {
      const open = enrollments.get(enrollmentId);
      if (!open) continue;
      const { oobCode, recoveryCodes } = open;
      const answer = oobCode ? { mfaToken, oobCode, bindingCode: code } : { mfaToken, otp: code };
      return pass(challengeId, answer, recoveryCodes);
    }
    throw new MfaError('ENROLLMENT_EXPIRED');
  }

  return {
    getPendingLogin: async () => {
      try {
        await auth0Request(async () => client.getTokenSilently());
        return null;
      } catch (error) {
        if (isMfaRequired(error)) return auth0LoginResult(client, error);
        if (error instanceof MfaError && error.reauth === 'login') return null; // nobody is signed in
        throw error;
      }
    },
    sendChallenge: async ({ challengeId, factorId }) => {
      const { mfaToken, factors, sent } = challengeOf(challengeId);
      const known = factors.some(({ id, method }) => id === factorId && method !== 'totp');
      if (!known) throw new MfaError('METHOD_UNAVAILABLE');
      const request = { mfaToken, challengeType: 'oob', authenticatorId: factorId } as const;
      const answer: unknown = await auth0Request(async () => client.mfa.challenge(request));
      if (!isFields(answer)) throw new MfaError('SERVER');
      sent.set(factorId, textIn(answer, 'oobCode'));
      return { sentTo: factorId };
    },
    verifyChallenge: async ({ challengeId, factorId, code }) => {
      const { mfaToken, factors, sent } = challengeOf(challengeId);
      const factor = factorId ? factors.find(({ id }) => id === factorId) : factors[0];
      if (!factor) throw new MfaError('METHOD_UNAVAILABLE');
      if (factor.method === 'totp') return pass(challengeId, { mfaToken, otp: code });
      const oobCode = sent.get(factor.id);
      if (!oobCode) throw new MfaError('CODE_EXPIRED'); // no code was sent from this page
      return pass(challengeId, { mfaToken, oobCode, bindingCode: code });
    },
    verifyBackupCode: async ({ challengeId, code }) => {
      const { mfaToken } = challengeOf(challengeId);
      return pass(challengeId, { mfaToken, recoveryCode: code });
    },
    enrollTOTP: async ({ challengeId } = {}) => {
      const { challenge, answer, recoveryCodes } = await enroll(challengeId, async (mfaToken) =>
        client.mfa.enroll({ mfaToken, factorType: 'otp' }),
      );
      const app = {
        id: crypto.randomUUID(),
        secret: textIn(answer, 'secret'),
        qrCodeUrl: textIn(answer, 'barcodeUri'),
      };
      challenge.enrollments.set(app.id, { oobCode: undefined, recoveryCodes });
      return app;
    },
    verifyTOTP: confirm,
    enrollSMS: ({ challengeId, phoneNumber }) =>
      enrollSent(challengeId, phoneNumber, async (mfaToken) =>
        client.mfa.enroll({ mfaToken, factorType: 'sms', phoneNumber: phoneNumber.replace(/[^\d+]/g, '') }),
      ),
    verifySMS: confirm,
    enrollEmail: ({ challengeId, email }) =>
      enrollSent(challengeId, email, async (mfaToken) =>
        client.mfa.enroll({ mfaToken, factorType: 'email', ...(email && { email }) }),
      ),
    verifyEmail: confirm,
    cancel: async ({ challengeId = '', enrollmentId = '' }) => {
      state.delete(challengeId); // only forgotten here; the token expires at Auth0
      for (const { enrollments } of state.values()) enrollments.delete(enrollmentId);
    },
  };
}
