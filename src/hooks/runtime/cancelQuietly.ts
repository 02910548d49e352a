'use client';
import type { MfaAdapter } from '../../core/contract/adapter.js';

/** Milliseconds for which walking away waits for a backend that does not answer. */
const PATIENCE_MS = 3000;

/**
 * Tells the backend that the person walks away: a half-open session must not outlive the screen. It resolves whatever
 * the backend says, and soon if it says nothing.
 */
export async function cancelQuietly(
  adapter: MfaAdapter,
  what: { challengeId?: string; enrollmentId?: string },
): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  try {
    await Promise.race([adapter.cancel?.(what), enough]);
  } catch {
    // a failure to cancel must not keep anybody here
  } finally {
    clearTimeout(timer);
  }
}
