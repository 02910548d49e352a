import type { Backend } from '../backend.js';
import type { Caller } from '../records/sessions.js';

/** Discards what the user has canceled. Canceling something that has already ended isn't an error. */
export function cancel(backend: Backend, caller: Caller, p: { challengeId?: string; enrollmentId?: string }): void {
  if (p.enrollmentId !== undefined) backend.enrollments.delete(p.enrollmentId);
  if (p.challengeId === undefined) return;
  backend.challenges.delete(p.challengeId);
  if (caller.pendingId === p.challengeId) caller.pendingId = undefined;
}
