import { type ChallengeEvent, challengeFlow } from '../../../src/core/challenge/challengeFlow.js';
import type { ChallengeCapabilities } from '../../../src/core/challenge/challengeMethod.js';
import type { ChallengeState } from '../../../src/core/challenge/challengeState.js';
import { startChallenge } from '../../../src/core/challenge/startChallenge.js';
import type { MfaChallengeInfo, MfaFactor } from '../../../src/core/contract/adapter.js';
import { MfaError, type MfaErrorCode, type MfaErrorInfo } from '../../../src/core/contract/error.js';
import { T0 } from '../flowWalk.js';

export const app: MfaFactor = { id: 'app', method: 'totp' };
export const phone: MfaFactor = { id: 'phone', method: 'sms', destination: '+•• ••• ••89' };
export const mail: MfaFactor = { id: 'mail', method: 'email', destination: 'a•••@•••.com' };
export const key: MfaFactor = { id: 'key', method: 'passkey' };
/** A factor whose request is approved on another device. */
export const push: MfaFactor = { id: 'push', method: 'push' };
export const approvals = { methods: [{ id: 'push', name: 'Harbour app', kind: 'approval' as const }] };
export const all: ChallengeCapabilities = { send: true, backupCode: true, passkey: true, approval: true };

export const started = (
  challenge: Partial<MfaChallengeInfo> = { factors: [app, phone, mail, key] },
  can: Partial<ChallengeCapabilities> = {},
): ChallengeState =>
  startChallenge({ challenge: { challengeId: 'c1', ...challenge }, can: { ...all, ...can }, now: T0 });

export const moved = (state: ChallengeState, ...events: ChallengeEvent[]): ChallengeState =>
  events.reduce(challengeFlow, state);

export const error = (code: MfaErrorCode, details?: Omit<MfaErrorInfo, 'code'>): MfaError =>
  new MfaError(code, details);

/** The request in flight fails. */
export const failed = (state: ChallengeState, cause: MfaError | MfaErrorCode, now = T0): ChallengeState =>
  moved(state, {
    type: 'failed',
    requestId: state.requestId,
    error: typeof cause === 'string' ? error(cause) : cause,
    now,
  });

/** The request in flight has sent a code. */
export const sent = (state: ChallengeState, update: Partial<MfaChallengeInfo> = {}, now = T0): ChallengeState =>
  moved(state, { type: 'sent', requestId: state.requestId, update, now });

export const chosen = (state: ChallengeState, factorId: string | undefined): ChallengeState =>
  moved(state, { type: 'factor-chosen', factorId });

export const submitted = (state: ChallengeState, now = T0): ChallengeState => moved(state, { type: 'submitted', now });

/** A wrong code for the method on screen. */
export const refused = (state: ChallengeState, cause: MfaError | MfaErrorCode, now = T0): ChallengeState =>
  failed(submitted(state, now), cause, now);
