'use client';

/**
 * Leaves a sign-in that has ended: back to the sign-in form, otherwise as Cancel does. Without either
 * callback, reloads the page.
 */
export function restartCallback(onRestart: (() => void) | undefined, onCancel: (() => void) | undefined): () => void {
  return onRestart ?? onCancel ?? (() => window.location.reload());
}
