'use client';
import { useState, useSyncExternalStore } from 'react';
import { createStore, type Store } from '../../provider/createStore.js';
import { useChange } from './useChange.js';

/** A running flow: its state, and `send`, the only way to change it. */
export interface Flow<State, Event> extends Omit<Store<State, Event>, 'subscribe'> {
  state: State;
  /** How many times the flow has been restarted by a new `key`. */
  generation: number;
}

/** Decides whether a new `key` object means a new flow. */
export interface FlowIdentity<State, Key> {
  /** Whether both have the same content. */
  isSame: (before: Key, after: Key) => boolean;
  /** Whether the flow has ended. Then a new key starts a new flow even if its content is the same. */
  isOver: (state: State) => boolean;
}

interface Started<State, Event, Key> {
  key: Key;
  store: Store<State, Event>;
  generation: number;
  /** Whether the host creates a new key object on every render, so that a new object doesn't mean a new flow. */
  rebuilt: boolean;
}

/**
 * Runs a reducer outside of React's queue, so that of two submits in one tick, the second already sees the first. A
 * new `key` restarts the flow, unless `identity` considers it the same. A restart in a render that is never
 * committed has no effect.
 */
export function useFlow<State extends object, Event, Key = unknown>(
  reducer: (state: State, event: Event) => State,
  init: () => State,
  key?: Key,
  identity?: FlowIdentity<State, Key>,
): Flow<State, Event> & { key: Key } {
  const next = key as Key;
  const start = (generation: number): Started<State, Event, Key> => ({
    key: next,
    store: createStore(reducer, init),
    generation,
    rebuilt: false,
  });
  const [latest, setLatest] = useState(() => start(0));
  let started = latest;
  if (!Object.is(started.key, next)) {
    const { rebuilt, store } = started;
    const isSame = identity?.isSame(started.key, next) && (rebuilt || !identity.isOver(store.current()));
    if (!isSame) started = start(started.generation + 1);
    else if (!rebuilt) started = { ...started, rebuilt: true };
    if (started !== latest) setLatest(started);
  }
  const { store, generation } = started;
  useChange(store, (replaced) => replaced.close());
  const state = useSyncExternalStore(store.subscribe, store.current, store.current);
  return { ...store, state, generation, key: started.key };
}
