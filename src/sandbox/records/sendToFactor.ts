import type { Backend } from '../backend.js';
import type { ChallengeRecord } from './challenges.js';
import type { SentFactor } from './factors.js';
import { sendCode } from './outbox.js';

/** Sends the challenge's code to one factor, replacing an earlier one. Throws RATE_LIMITED during the cooldown. */
export function sendToFactor(backend: Backend, challenge: ChallengeRecord, factor: SentFactor): void {
  const message = { method: factor.method, to: factor.destination };
  challenge.sent.set(factor.id, sendCode(backend, challenge.user.id, message, challenge.sent.get(factor.id)));
  challenge.sentTo = factor.id;
}
