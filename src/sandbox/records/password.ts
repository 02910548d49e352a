import type { Backend } from '../backend.js';
import { SandboxError } from '../faults/SandboxError.js';
import { matches } from './hash.js';
import type { UserRecord } from './users.js';

/**
 * Returns the user. Throws INVALID_CREDENTIALS, also for an unknown account, and RATE_LIMITED after
 * too many wrong passwords.
 */
export function requirePassword(
  backend: Backend,
  account: string,
  user: UserRecord | undefined,
  password: string,
): UserRecord {
  const key = `password:${account.trim().toLowerCase()}`;
  const { passwordsPerMinute } = backend.limits;
  backend.limiter.check(key, passwordsPerMinute);
  if (user && matches(user.password, password)) return user;
  backend.limiter.count(key, passwordsPerMinute, 60);
  throw new SandboxError('INVALID_CREDENTIALS', 'the email address or the password is wrong.');
}
