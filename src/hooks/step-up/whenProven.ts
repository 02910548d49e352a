'use client';
import { MfaError } from '../../core/contract/error.js';
import type { ReauthCall, ReauthEvent, ReauthState } from '../../core/step-up/reauthFlow.js';
import type { Store } from '../../provider/createStore.js';

type ReauthStore = Store<ReauthState, ReauthEvent>;

/**
 * Resolves once the store has the proof for the call.
 *
 * @throws MfaError the reason why the wait ended: CANCELLED, or the error of the step-up.
 */
export function whenProven(store: ReauthStore, id: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = watch(store, id, (call) => {
      if (call.stage === 'waiting') return;
      stop();
      if (call.stage === 'proven') resolve();
      else reject(call.error ?? new MfaError('CANCELLED'));
    });
  });
}

/** The result of a running call, unless the user cancels: then the call is aborted and rejects with CANCELLED. */
export function orCanceled<R>(store: ReauthStore, id: string, running: Promise<R>, abort: () => void): Promise<R> {
  return new Promise((resolve, reject) => {
    const stop = watch(store, id, (call) => {
      if (call.stage !== 'ended') return;
      abort();
      reject(call.error ?? new MfaError('CANCELLED'));
    });
    running.then(resolve, reject).finally(stop);
  });
}

/** Calls back at each change, as long as the store has the call. */
function watch(store: ReauthStore, id: string, changed: (call: ReauthCall) => void): () => void {
  return store.subscribe(() => {
    const call = store.current().calls.find((one) => one.id === id);
    if (call) changed(call);
  });
}
