'use client';
import { useState, useSyncExternalStore } from 'react';
import { createStore, type Store } from '../../provider/createStore.js';
import { useChange } from './useChange.js';

/** A running flow: what it shows, and the one way to move it. */
export interface Flow<State, Event> extends Omit<Store<State, Event>, 'subscribe'> {
  state: State;
}

/**
 * Runs a reducer outside of React's queue, so that of two submits in one tick the second already sees the first
 * (S-29). A `key` that changes starts the flow afresh.
 */
export function useFlow<State extends object, Event>(
  reducer: (state: State, event: Event) => State,
  init: () => State,
  key?: unknown,
): Flow<State, Event> {
  const [held, setHeld] = useState(() => ({ key, store: createStore(reducer, init) }));
  let { store } = held;
  if (!Object.is(held.key, key)) {
    store = createStore(reducer, init);
    setHeld({ key, store });
  }
  useChange(store, (replaced) => replaced.close());
  const state = useSyncExternalStore(store.subscribe, store.current, store.current);
  return { state, send: store.send, current: store.current, close: store.close };
}
