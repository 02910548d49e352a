import type { MfaChallengeInfo, MfaMethod } from '../../core/contract/adapter.js';
import type { Backend } from '../backend.js';
import { SandboxError } from '../faults/SandboxError.js';
import { type ChallengeRecord, describeChallenge, liveChallenge } from '../records/challenges.js';
import { usableFactors } from '../records/factors.js';
import { sendToFactor } from '../records/sendToFactor.js';
import type { Caller } from '../records/sessions.js';

/** Sends a code or a request to one factor of the challenge. A new one replaces the previous one. */
export function sendChallenge(
  backend: Backend,
  caller: Caller,
  p: { challengeId: string; factorId: string; method: MfaMethod },
): Partial<MfaChallengeInfo> {
  const challenge = liveChallenge(backend, p.challengeId);
  const factor = usableFactors(backend, challenge.user).find(({ id }) => id === p.factorId);
  if (challenge.kind === 'enroll' || !factor || !sendToFactor(backend, challenge, factor)) {
    throw new SandboxError('METHOD_UNAVAILABLE', 'nothing can be sent to this factor.');
  }
  if (backend.settings.rotateChallengeIds) rotate(backend, caller, challenge);
  const { challengeId, expiresIn, sentTo, resendIn, approval } = describeChallenge(backend, challenge);
  return {
    challengeId,
    ...(expiresIn === undefined ? {} : { expiresIn }),
    ...(sentTo === undefined ? {} : { sentTo }),
    ...(resendIn === undefined ? {} : { resendIn }),
    ...(approval === undefined ? {} : { approval }),
  };
}

function rotate(backend: Backend, caller: Caller, challenge: ChallengeRecord): void {
  backend.challenges.delete(challenge.id);
  const pending = caller.pendingId === challenge.id;
  challenge.id = backend.random.id('ch');
  backend.challenges.set(challenge.id, challenge);
  if (pending) caller.pendingId = challenge.id;
}
