'use client';

/** The listeners of the one timer that all countdowns on the page share. It runs only while a countdown is shown. */
const listeners = new Set<() => void>();
const wakeUps = ['visibilitychange', 'pageshow', 'focus'] as const;
let timer: ReturnType<typeof setInterval> | undefined;

const notify = (): void => {
  for (const listener of listeners) listener();
};

/** Calls `listener` every second, and when a sleeping page wakes up. Returns a function that stops it. */
export function onTick(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    timer = setInterval(notify, 1000);
    // In the capture phase, a window hears its own events and the document's `visibilitychange`.
    for (const type of wakeUps) addEventListener(type, notify, true);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    for (const type of wakeUps) removeEventListener(type, notify, true);
  };
}
