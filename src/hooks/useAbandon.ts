'use client';
import { useMfa } from '../provider/context.js';
import { useLatest } from './useLatest.js';

/**
 * Tells the backend that the person walks away, before the host hears of it: a half-open session must not outlive
 * the screen. Walking away succeeds whatever the backend says.
 */
export function useAbandon(challengeId: string | undefined): (then: () => void) => () => void {
  const mfa = useLatest(useMfa());
  return (then) => () => {
    const cancelled = Promise.resolve(
      challengeId === undefined ? undefined : mfa.current.adapter.cancel?.({ challengeId }),
    );
    void cancelled.catch(() => undefined).then(then);
  };
}
