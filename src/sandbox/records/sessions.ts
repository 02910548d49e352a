import type { MfaResult } from '../../core/contract/adapter.js';
import type { Backend } from '../backend.js';
import { secondsFromNow } from '../clock.js';
import { SandboxError } from '../faults/SandboxError.js';
import type { UserRecord } from './users.js';

/** The tokens of a session in the sandbox. */
export interface SandboxTokens {
  /** Identifies the session, for `sandbox.whoIs()`. */
  accessToken: string;
  /** When the session ends, in epoch ms. */
  expiresAt: number;
}

export interface SessionRecord {
  readonly tokens: SandboxTokens;
  readonly userId: string;
  readonly signedInAt: number;
  /** When the user last proved their identity again. */
  provenAt?: number;
}

/** What one client, such as a browser, keeps between calls: its cookie jar. */
export interface Caller {
  accessToken?: string | undefined;
  /** The challenge of its last `login`. */
  pendingId?: string | undefined;
  /** The tokens of a trusted device, one per user, which it presents at the next sign-in. */
  readonly trust: Set<string>;
}

export function startSession(backend: Backend, caller: Caller, user: UserRecord): SessionRecord {
  const accessToken = backend.random.id('token');
  backend.secrets.note(accessToken);
  const expiresAt = secondsFromNow(backend.clock, backend.limits.sessionSeconds);
  const session = { tokens: { accessToken, expiresAt }, userId: user.id, signedInAt: backend.clock.now() };
  backend.sessions.set(accessToken, session);
  caller.accessToken = accessToken;
  caller.pendingId = undefined;
  return session;
}

export function findSession(backend: Backend, accessToken: string | undefined): SessionRecord | undefined {
  const session = accessToken === undefined ? undefined : backend.sessions.get(accessToken);
  return session && session.tokens.expiresAt > backend.clock.now() ? session : undefined;
}

/** Returns the signed-in user and the session. Throws REAUTH_REQUIRED if there is none. */
export function requireSession(backend: Backend, caller: Caller): { session: SessionRecord; user: UserRecord } {
  const session = findSession(backend, caller.accessToken);
  const user = session && backend.users.get(session.userId);
  if (!session || !user) throw new SandboxError('REAUTH_REQUIRED', 'nobody is signed in.', { reauth: 'login' });
  backend.limiter.count(`request:${user.id}`, backend.limits.requestsPerMinute, 60);
  return { session, user };
}

export function endSession(backend: Backend, caller: Caller): void {
  if (caller.accessToken !== undefined) backend.sessions.delete(caller.accessToken);
  if (caller.pendingId !== undefined) backend.challenges.delete(caller.pendingId);
  caller.accessToken = undefined;
  caller.pendingId = undefined;
}

/** The response for a session. */
export function sessionResult(backend: Backend, session: SessionRecord): MfaResult<SandboxTokens> {
  return backend.settings.session === 'cookie' ? { verified: true } : { tokens: { ...session.tokens } };
}
