'use client';
import { isPlain } from '../core/contract/sameContent.js';
import { SecretBox } from '../core/text/secretBox.js';

/** A reducer with its state, outside of React. */
export interface Store<State, Event> {
  /** Applies an event at once and returns the new state: the same object if the event didn't fit. */
  send: (event: Event) => State;
  /** The current state, which may be ahead of the last render. */
  current: () => State;
  subscribe: (listener: () => void) => () => void;
  /** Ends the flow: wipes its secrets, and ignores any later response. */
  close: () => void;
}

export function createStore<State extends object, Event>(
  reducer: (state: State, event: Event) => State,
  init: () => State,
): Store<State, Event> {
  let state = init();
  let closed = false;
  const listeners = new Set<() => void>();
  return {
    current: () => state,
    send: (event) => {
      const next = closed ? state : reducer(state, event);
      if (next === state) return state;
      const kept = boxesIn(next);
      for (const box of boxesIn(state)) if (!kept.includes(box)) box.wipe();
      state = next;
      for (const listener of listeners) listener();
      return state;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      for (const box of boxesIn(state)) box.wipe();
      state = { ...state };
      closed = true;
    },
  };
}

/**
 * The boxes in a state. Leaving the status that contains a box wipes it, even if something still
 * has the old state object.
 */
function boxesIn(value: object): SecretBox<unknown>[] {
  return Object.values(value).flatMap((field: unknown) => {
    if (field instanceof SecretBox) return [field];
    return isPlain(field) ? boxesIn(field) : [];
  });
}
