import type { MfaResult, MfaUnapproved, MfaVerifyParams } from '../../core/contract/adapter.js';
import type { Backend } from '../backend.js';
import { SandboxError } from '../faults/SandboxError.js';
import { isDeclared, usableFactors } from '../records/factors.js';
import type { Caller, SandboxTokens } from '../records/sessions.js';
import { passChallenge } from './passChallenge.js';
import { answerable } from './verifyChallenge.js';

/** Returns the user's answer on the other device. Without a factor, that to the newest request. */
export function verifyApproval(
  backend: Backend,
  caller: Caller,
  p: MfaVerifyParams,
): MfaResult<SandboxTokens> | MfaUnapproved {
  const challenge = answerable(backend, p.challengeId);
  const id = p.factorId ?? challenge.sentTo;
  const factor = usableFactors(backend, challenge.user).find((one) => one.id === id && isDeclared(one, 'approval'));
  if (!factor)
    throw new SandboxError(
      'METHOD_UNAVAILABLE',
      'the challenge has no such factor that is approved on another device.',
    );
  const request = challenge.requests.get(factor.id);
  if (request?.outcome === 'approved')
    return passChallenge(backend, caller, challenge, { factor, trust: p.trustDevice });
  if (request?.outcome === 'denied') return { denied: true };
  if (!request || request.expiresAt <= backend.clock.now())
    throw new SandboxError('CODE_EXPIRED', 'there is no request that can still be approved.');
  return { pending: true, pollIn: backend.limits.pollSeconds };
}
