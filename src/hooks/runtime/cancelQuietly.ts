'use client';
import type { MfaAdapter, MfaCancelKind } from '../../core/contract/adapter.js';
import { waitBriefly } from './waitBriefly.js';

/**
 * Tells the backend that the user cancels, because an unfinished session must not outlive the screen. It never rejects,
 * and resolves after three seconds at the latest.
 */
export function cancelQuietly(
  adapter: MfaAdapter,
  what: { challengeId?: string; enrollmentId?: string; kind?: MfaCancelKind },
): Promise<void> {
  return waitBriefly((async () => adapter.cancel?.(what))());
}
