import type { MfaFactor, MfaLoginResult, MfaMethod } from '../core/contract/adapter.js';
import { isMfaError, MfaError } from '../core/contract/error.js';
import { type Fields, isFields } from '../core/parse/readers.js';
import { auth0Error } from './auth0Error.js';
import type { Auth0Client } from './auth0Sdk.js';
import { auth0State } from './auth0State.js';

/** How many seconds an `mfa_token` is valid. It can't be configured. */
const EXPIRES_IN = 600;
const CHANNELS: Partial<Record<string, MfaMethod>> = { sms: 'sms', email: 'email' };
const ENROLLABLE: Partial<Record<string, MfaMethod>> = { otp: 'totp', sms: 'sms', phone: 'sms', email: 'email' };

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/**
 * Makes one call of the SDK. Every failure becomes an MfaError, except the one that requires a second factor,
 * which is passed on unchanged.
 */
export async function auth0Request<R>(run: () => Promise<R>): Promise<R> {
  try {
    return await run();
  } catch (thrown) {
    throw isMfaError(thrown) || isMfaRequired(thrown) ? thrown : auth0Error(thrown);
  }
}

export const isMfaRequired = (error: unknown): error is Fields => isFields(error) && error.error === 'mfa_required';

/**
 * Turns the `MfaRequiredError` that a method of the client threw into a `result` for `MfaFlow`.
 *
 * @throws MfaError for an error that doesn't ask for a second step; METHOD_UNAVAILABLE if none of the factors is supported
 * here (push, voice, a passkey).
 *
 * @example
 * auth0.getTokenSilently().catch(async (error) => setLogin(await auth0LoginResult(auth0, error)));
 */
export async function auth0LoginResult(client: Auth0Client, error: unknown): Promise<MfaLoginResult<never>> {
  if (!isMfaRequired(error)) throw auth0Error(error);
  const { mfa_token: mfaToken, mfa_requirements: requirements } = error;
  if (typeof mfaToken !== 'string' || !mfaToken) throw new MfaError('SERVER');
  const { enroll, challenge } = isFields(requirements) ? requirements : ({} as Fields);
  const state = auth0State(client);
  const challengeId = crypto.randomUUID();
  const open = (factors: readonly MfaFactor[]) => {
    state.set(challengeId, { mfaToken, factors, sent: new Map(), enrollments: new Map() });
    return { mfaRequired: true, challengeId, expiresIn: EXPIRES_IN };
  };
  if (listOf(enroll).length > 0 && listOf(challenge).length === 0) {
    const kinds = listOf(enroll).map((entry) => (isFields(entry) ? (ENROLLABLE[String(entry.type)] ?? '') : ''));
    const enrollable = [...new Set(kinds)].filter((kind) => kind !== '');
    if (enrollable.length === 0) throw new MfaError('METHOD_UNAVAILABLE');
    return { ...open([]), user: { mfaEnrolled: false }, enrollment: 'required', enrollable };
  }
  const answer: unknown = await auth0Request(async () => client.mfa.getAuthenticators(mfaToken));
  if (!Array.isArray(answer)) throw new MfaError('SERVER');
  const factors = answer.flatMap(factorOf);
  if (factors.length === 0) throw new MfaError('METHOD_UNAVAILABLE');
  return { ...open(factors), user: { mfaEnrolled: true }, factors };
}

/** @throws MfaError SERVER for an entry without its fields, because an unreadable factor must not look like none. */
function factorOf(entry: unknown): MfaFactor[] {
  if (!isFields(entry) || typeof entry.id !== 'string' || typeof entry.authenticatorType !== 'string') {
    throw new MfaError('SERVER');
  }
  const { id, authenticatorType: type, name } = entry;
  if (entry.active === false || type === 'recovery-code') return [];
  const channel = entry.oobChannel ?? listOf(entry.oobChannels)[0] ?? id.split('|')[0];
  const method = type === 'otp' ? 'totp' : CHANNELS[String(channel)];
  if (!method) return [];
  const createdAt = Date.parse(String(entry.createdAt));
  return [
    {
      id,
      method,
      ...(method !== 'totp' && typeof name === 'string' && name && { destination: name }),
      ...(!Number.isNaN(createdAt) && { createdAt }),
    },
  ];
}
