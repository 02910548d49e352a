import type { MfaLoginResult } from '../../core/contract/adapter.js';
import type { Backend } from '../backend.js';
import { requireUnlocked } from '../records/attempts.js';
import { type ChallengeRecord, describeChallenge, openChallenge } from '../records/challenges.js';
import { requirePassword } from '../records/password.js';
import { type Caller, endSession, type SandboxTokens, sessionResult, startSession } from '../records/sessions.js';
import { isTrusted } from '../records/trust.js';
import { findUser, type UserRecord } from '../records/users.js';

/** The contract's login response, with the user's id. */
export type SandboxLoginResult = MfaLoginResult<SandboxTokens> & { user: { id: string; mfaEnrolled: boolean } };

export function login(backend: Backend, caller: Caller, p: { email: string; password: string }): SandboxLoginResult {
  const user = requirePassword(backend, p.email, findUser(backend, p.email), p.password);
  endSession(backend, caller);
  const { enabled, enrollment } = backend.policy;
  if (enabled && user.factors.length > 0 && !isTrusted(backend, caller, user)) {
    requireUnlocked(backend, user);
    return pending(backend, caller, openChallenge(backend, { kind: 'sign-in', user }));
  }
  if (enabled && user.factors.length === 0 && enrollment === 'required') {
    return pending(backend, caller, openChallenge(backend, { kind: 'enroll', user }));
  }
  const result = sessionResult(backend, startSession(backend, caller, user));
  const offer = enabled && user.factors.length === 0 && enrollment === 'recommended';
  return {
    mfaRequired: false,
    user: describeUser(user),
    ...('tokens' in result ? result : {}),
    ...(offer ? { enrollment, enrollable: [...backend.policy.methods] } : {}),
  };
}

/** The sign-in of this client that is still pending after a reload. */
export function getPendingLogin(backend: Backend, caller: Caller): SandboxLoginResult | null {
  const challenge = backend.challenges.get(caller.pendingId ?? '');
  if (!challenge || challenge.expiresAt <= backend.clock.now()) return null;
  return pending(backend, caller, challenge);
}

function pending(backend: Backend, caller: Caller, challenge: ChallengeRecord): SandboxLoginResult {
  caller.pendingId = challenge.id;
  return {
    mfaRequired: true,
    user: describeUser(challenge.user),
    ...describeChallenge(backend, challenge),
    ...(challenge.kind === 'enroll' ? { enrollment: 'required', enrollable: [...backend.policy.methods] } : {}),
  };
}

function describeUser(user: UserRecord): { id: string; mfaEnrolled: boolean } {
  return { id: user.id, mfaEnrolled: user.factors.length > 0 };
}
