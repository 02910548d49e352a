'use client';

/**
 * The callback of the button on a sign-in that has ended: `onRestart`, which shows the sign-in form, otherwise
 * `onCancel`, otherwise one that reloads the page.
 */
export function restartCallback(onRestart: (() => void) | undefined, onCancel: (() => void) | undefined): () => void {
  return onRestart ?? onCancel ?? (() => window.location.reload());
}
