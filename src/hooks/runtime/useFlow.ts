'use client';
import { useState, useSyncExternalStore } from 'react';
import { createStore, type Store } from '../../provider/createStore.js';
import { useChange } from './useChange.js';

/** A running flow: its state, and `send`, which alone changes it. */
export interface Flow<State, Event> extends Omit<Store<State, Event>, 'subscribe'> {
  state: State;
  /** Number of the start: another `key` starts the flow afresh. */
  generation: number;
}

/** When another `key` object is no other flow. */
export interface FlowIdentity<State, Key> {
  /** Whether the two say the same. */
  isSame: (before: Key, after: Key) => boolean;
  /** Whether the flow has ended: what comes next is another one, though it may say the same. */
  isOver: (state: State) => boolean;
}

interface Started<State, Event, Key> {
  key: Key;
  store: Store<State, Event>;
  generation: number;
  /** The host builds its key anew when it renders, so that a new object says nothing. */
  rebuilt: boolean;
}

/**
 * Runs a reducer outside of React's queue, so that of two submits in one tick the second already sees the first. A
 * `key` that changes starts the flow afresh, unless `identity` says that it is the same. A start in a render that is
 * never committed changes nothing.
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
  return { state, send: store.send, current: store.current, close: store.close, generation, key: started.key };
}
