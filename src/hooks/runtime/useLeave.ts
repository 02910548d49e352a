'use client';
import { useRef } from 'react';
import { callHostCallback } from '../../core/contract/callHostCallback.js';

/**
 * Wraps a callback that leaves the screen: first notifies the backend, then calls the host. Ignores
 * further clicks meanwhile.
 */
export function useLeave(abandon: () => Promise<void>): (then: (() => void) | undefined) => (() => void) | undefined {
  const leaving = useRef(false);
  return (then) =>
    then &&
    (() => {
      if (leaving.current) return;
      leaving.current = true;
      void abandon().then(() => {
        leaving.current = false;
        callHostCallback(then);
      });
    });
}
