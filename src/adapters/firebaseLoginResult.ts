import type { MfaChallengeInfo, MfaFactor, MfaLoginResult, MfaMethod } from '../core/contract/adapter.js';
import { MfaError } from '../core/contract/error.js';
import { isFields } from '../core/parse/readers.js';
import { codeOf, firebaseError } from './firebaseError.js';
import type { FirebaseAuth, FirebaseFactorInfo, FirebaseResolver, FirebaseSdk, FirebaseUser } from './firebaseSdk.js';
import { type FirebaseState, firebaseState } from './firebaseState.js';

/** Options of {@link firebaseAdapter}. */
export interface FirebaseOptions {
  /**
   * Returns the reCAPTCHA check that every text message needs: a `RecaptchaVerifier`, created once. Without it, text
   * messages aren't offered.
   */
  verifier?: (() => object) | undefined;
  /**
   * The methods that users can set up. List what is turned on in the project.
   * @default an app, and SMS if there is a `verifier`
   */
  methods?: readonly ('totp' | 'sms')[] | undefined;
  /** Whether users without a second factor must enroll, or are offered enrollment. Only your rules can enforce it. */
  enrollment?: 'required' | 'recommended' | undefined;
  /** How many seconds a sign-in with both steps counts as fresh proof for a step-up. @default 300 */
  stepUpFreshSeconds?: number | undefined;
}

const METHODS: Partial<Record<string, MfaMethod>> = { phone: 'sms', totp: 'totp' };

/**
 * Turns the error that a sign-in of the SDK threw (with a password, another provider or a link) into a `result` for
 * `MfaFlow`.
 *
 * @throws MfaError for an error that doesn't ask for a second step; METHOD_UNAVAILABLE if none of its factors is supported
 * here.
 *
 * @example
 * signInWithPopup(auth, google).catch((error) => setLogin(firebaseLoginResult(auth, sdk, error)));
 */
export function firebaseLoginResult(
  auth: FirebaseAuth,
  sdk: FirebaseSdk,
  error: unknown,
  options: FirebaseOptions = {},
): MfaLoginResult<never> {
  if (codeOf(error) !== 'multi-factor-auth-required') throw firebaseError(error, 'sign-in');
  const resolver = resolverOf(auth, sdk, error);
  const challenge = openChallenge(firebaseState(auth), 'sign-in', resolver, options);
  return { mfaRequired: true, user: { mfaEnrolled: true }, ...challenge };
}

/** @throws MfaError SERVER for an error that has no resolver. */
export function resolverOf(auth: FirebaseAuth, sdk: FirebaseSdk, error: unknown): FirebaseResolver {
  const resolver = run(() => sdk.getMultiFactorResolver(auth, Object(error)));
  if (!isFields(resolver) || !Array.isArray(resolver.hints)) throw new MfaError('SERVER');
  return resolver;
}

export function openChallenge(
  { challenges }: FirebaseState,
  kind: 'sign-in' | 'step-up',
  resolver: FirebaseResolver,
  options: FirebaseOptions,
): MfaChallengeInfo {
  const factors = factorsOf(resolver.hints, options);
  if (factors.length === 0) throw new MfaError('METHOD_UNAVAILABLE');
  const challengeId = crypto.randomUUID();
  challenges.set(challengeId, { kind, resolver, sent: new Map(), isPassed: false });
  return { challengeId, factors };
}

/**
 * The factors that this adapter supports, the app first.
 *
 * @throws MfaError SERVER for a factor without an id, because an unreadable factor must not look like none.
 */
export function factorsOf(infos: readonly FirebaseFactorInfo[], { verifier }: FirebaseOptions): MfaFactor[] {
  const factors = infos.flatMap((info): MfaFactor[] => {
    if (!isFields(info) || typeof info.uid !== 'string' || !info.uid || typeof info.factorId !== 'string') {
      throw new MfaError('SERVER');
    }
    const method = METHODS[info.factorId];
    if (!method || (method === 'sms' && !verifier)) return [];
    const createdAt = Date.parse(info.enrollmentTime);
    return [
      {
        id: info.uid,
        method,
        ...(info.displayName && { label: info.displayName }),
        ...(info.phoneNumber && { destination: info.phoneNumber }),
        ...(!Number.isNaN(createdAt) && { createdAt }),
      },
    ];
  });
  return factors.sort((a, b) => Number(a.method === 'sms') - Number(b.method === 'sms'));
}

/**
 * The methods that can be set up. None before the email address is verified, because Firebase refuses
 * them (`unverified-email`).
 */
export function enrollableOf({ emailVerified }: FirebaseUser, options: FirebaseOptions): MfaMethod[] {
  const { verifier, methods = verifier ? ['totp', 'sms'] : ['totp'] } = options;
  return emailVerified ? methods.filter((method) => method === 'totp' || verifier) : [];
}

/** Turns a synchronous error of the SDK, such as for an invalid argument, into an MfaError. */
function run<R>(call: () => R): R {
  try {
    return call();
  } catch (thrown) {
    throw codeOf(thrown) === 'argument-error' ? new MfaError('SERVER') : firebaseError(thrown);
  }
}
