'use client';
import { useMoment } from './useMoment.js';

/** Tells a flow that its wait is over, once the moment has come: its states name it `waitUntil` (epoch ms). */
export function useWaitOver(
  state: { status: string; waitUntil?: number | undefined },
  send: (event: { type: 'wait-over'; now: number }) => unknown,
): void {
  useMoment(state.waitUntil, (now) => send({ type: 'wait-over', now }));
}
