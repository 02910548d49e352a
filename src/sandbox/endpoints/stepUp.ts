import type { MfaChallengeInfo } from '../../core/contract/adapter.js';
import type { Backend } from '../backend.js';
import { describeChallenge, openChallenge } from '../records/challenges.js';
import { isFresh } from '../records/reauth.js';
import { type Caller, requireSession } from '../records/sessions.js';

/** A challenge for the signed-in user. Null if they have no factor, or have just proved their identity. */
export function startStepUp(backend: Backend, caller: Caller): MfaChallengeInfo | null {
  const { session, user } = requireSession(backend, caller);
  if (user.factors.length === 0 || isFresh(backend, session.provenAt)) return null;
  const { accessToken } = session.tokens;
  return describeChallenge(backend, openChallenge(backend, { kind: 'step-up', user, accessToken }));
}
