'use client';

/** How a sign-in that is over is left: back to the login, else as by Cancel; a host that gave neither has its page reloaded. */
export function wayOut(onRestart: (() => void) | undefined, onCancel: (() => void) | undefined): () => void {
  return onRestart ?? onCancel ?? (() => window.location.reload());
}
