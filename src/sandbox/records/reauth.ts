import type { MfaCallContext } from '../../core/contract/adapter.js';
import type { Backend } from '../backend.js';
import { SandboxError } from '../faults/SandboxError.js';
import { requirePassword } from './password.js';
import type { SessionRecord } from './sessions.js';
import type { UserRecord } from './users.js';

/** Allows a sensitive call, or throws REAUTH_REQUIRED with the required proof. */
export function requireFreshProof(
  backend: Backend,
  { session, user }: { session: SessionRecord; user: UserRecord },
  ctx: MfaCallContext,
): void {
  const { requireReauth } = backend.settings;
  if (!requireReauth || isFresh(backend, session.provenAt)) return;
  if (requireReauth === 'login' && isFresh(backend, session.signedInAt)) return;
  // A user without factors can't prove anything with a code, so the first factor may be added.
  if (requireReauth === 'code' && user.factors.length === 0) return;
  if (requireReauth === 'password' && ctx.proof) {
    requirePassword(backend, user.email, user, ctx.proof.password);
    session.provenAt = backend.clock.now();
    return;
  }
  throw new SandboxError('REAUTH_REQUIRED', 'prove your identity again.', { reauth: requireReauth });
}

export function isFresh(backend: Backend, provenAt: number | undefined): boolean {
  return provenAt !== undefined && backend.clock.now() - provenAt < backend.limits.reauthSeconds * 1000;
}
