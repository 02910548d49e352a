'use client';
import { useDeadline } from './useDeadline.js';

/** Tells a flow that its wait is over, at the moment that its state gives as `waitUntil` (epoch ms). */
export function useWaitOver(
  state: { status: string; waitUntil?: number | undefined },
  send: (event: { type: 'wait-over'; now: number }) => unknown,
): void {
  useDeadline(state.waitUntil, (now) => send({ type: 'wait-over', now }));
}
