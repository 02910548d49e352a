'use client';
import { useSyncExternalStore } from 'react';

const never = (): (() => void) => () => {};

/** False on the server and while React takes over its markup, true from then on, and at once on the client alone. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
