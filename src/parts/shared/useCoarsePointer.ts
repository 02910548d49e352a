'use client';
import { useSyncExternalStore } from 'react';

const QUERY = '(pointer: coarse)';

/** Whether the main pointer is a finger, as on a phone or tablet. False on the server, and if it is unknown. */
export function useCoarsePointer(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => query()?.matches ?? false,
    () => false,
  );
}

function subscribe(changed: () => void): () => void {
  const list = query();
  list?.addEventListener('change', changed);
  return () => list?.removeEventListener('change', changed);
}

const query = (): MediaQueryList | undefined => globalThis.matchMedia?.(QUERY);
