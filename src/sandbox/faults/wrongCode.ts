import type { Backend } from '../backend.js';
import { type FactorRecord, isComputed } from '../records/factors.js';
import { totpCodesAround } from '../records/totp.js';

/**
 * A random code that no factor and no enrollment accepts now. Otherwise, a test of a failure could
 * pass once in a million runs.
 */
export function wrongCode(backend: Backend, length: number): string {
  const right = new Set(backend.outbox.map(({ code }) => code));
  const factors: FactorRecord[] = [
    ...[...backend.users.values()].flatMap((user) => user.factors),
    ...[...backend.enrollments.values()].map(({ factor }) => factor),
  ];
  for (const factor of factors) {
    if (!isComputed(factor)) continue;
    for (const code of totpCodesAround(factor.secret, backend.clock.now(), length)) right.add(code);
  }
  for (;;) {
    const code = backend.random.digits(length);
    if (!right.has(code)) return code;
  }
}
