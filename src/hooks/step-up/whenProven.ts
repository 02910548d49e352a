'use client';
import type { MfaResult } from '../../core/contract/adapter.js';
import { MfaError } from '../../core/contract/error.js';
import type { ReauthCall, ReauthEvent, ReauthState } from '../../core/step-up/reauthFlow.js';
import { SecretBox } from '../../core/text/secretBox.js';
import type { Store } from '../../provider/createStore.js';

/** What the person gave for one call. */
export interface Proof {
  password?: SecretBox<{ password: string }>;
  session?: MfaResult;
}

type ReauthStore = Store<ReauthState, ReauthEvent>;

/**
 * Resolves with the proof once the call has it.
 *
 * @throws MfaError what ended its wait: CANCELLED, or what the step-up was refused with.
 */
export function whenProven(store: ReauthStore, id: string): Promise<Proof> {
  return new Promise((resolve, reject) => {
    const stop = watch(store, id, (call, state) => {
      if (call.stage === 'waiting') return;
      stop();
      if (call.stage === 'proven') resolve(proofIn(state));
      else reject(call.error ?? new MfaError('CANCELLED'));
    });
  });
}

/** What runs, until the person cancels: then it is aborted, and ends as CANCELLED. */
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

/** Calls back at each change after which the call is known. */
function watch(store: ReauthStore, id: string, changed: (call: ReauthCall, state: ReauthState) => void): () => void {
  return store.subscribe(() => {
    const state = store.current();
    const call = state.calls.find((one) => one.id === id);
    if (call) changed(call, state);
  });
}

/** Each call has a box of its own: the flow wipes the one in its state when the prompt moves on. */
function proofIn(state: ReauthState): Proof {
  if (state.status === 'checking-password') {
    const content = state.proof.open();
    return content ? { password: new SecretBox(content) } : {};
  }
  const session = state.status === 'repeating' ? state.session?.open() : undefined;
  return session ? { session } : {};
}
