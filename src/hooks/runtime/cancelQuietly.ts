'use client';
import type { MfaAdapter, MfaCancelKind } from '../../core/contract/adapter.js';
import { waitBriefly } from './waitBriefly.js';

/**
 * Tells the backend that the user cancels, because a half-open session must not outlive the screen. It resolves
 * whatever the backend responds, and soon if there is no response.
 */
export function cancelQuietly(
  adapter: MfaAdapter,
  what: { challengeId?: string; enrollmentId?: string; kind?: MfaCancelKind },
): Promise<void> {
  return waitBriefly((async () => adapter.cancel?.(what))());
}
