import type { Backend } from '../backend.js';
import type { ChallengeRecord } from './challenges.js';
import { type FactorRecord, isDeclared, isSent, methodOf } from './factors.js';
import { sendCode } from './outbox.js';
import { requestApproval } from './pushes.js';

/**
 * Sends the challenge's code, or a request for approval, to one factor, replacing an earlier one. Throws RATE_LIMITED
 * during the cooldown. Returns false if nothing is sent to this factor.
 */
export function sendToFactor(backend: Backend, challenge: ChallengeRecord, factor: FactorRecord): boolean {
  const { user, sent } = challenge;
  if (isDeclared(factor, 'approval')) requestApproval(backend, challenge, factor);
  else if (isSent(factor)) {
    const message = { method: methodOf(factor), to: factor.destination ?? user.email };
    sent.set(factor.id, sendCode(backend, user.id, message, sent.get(factor.id)));
  } else return false;
  challenge.sentTo = factor.id;
  return true;
}
