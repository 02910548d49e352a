'use client';

/** One timer for all countdowns on the page, and none while no countdown is shown. */
const listeners = new Set<() => void>();
const wakeUps = ['visibilitychange', 'pageshow', 'focus'] as const;
let timer: ReturnType<typeof setInterval> | undefined;

const tell = (): void => {
  for (const listener of listeners) listener();
};

/** Calls `listener` each second, and when a sleeping page wakes up. Returns how to stop. */
export function onTick(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    timer = setInterval(tell, 1000);
    // Capture: `visibilitychange` is the document's, and a window hears it on its way down and up alike.
    for (const type of wakeUps) addEventListener(type, tell, true);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    for (const type of wakeUps) removeEventListener(type, tell, true);
  };
}
