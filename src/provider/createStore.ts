'use client';
import { SecretBox } from '../core/text/secretBox.js';

/** A reducer with its state, outside of React. */
export interface Store<State, Event> {
  /** Moves the flow at once and returns where it is: the same object when the event did not fit. */
  send: (event: Event) => State;
  /** Where the flow is now, which may be ahead of what was rendered. */
  current: () => State;
  subscribe: (listener: () => void) => () => void;
  /** Ends the flow: its secrets go, and no late answer finds the state that it was for. */
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

/** The secrets of a state. Leaving the status that holds one wipes it, whoever still has the old state object. */
function boxesIn(value: object): SecretBox<unknown>[] {
  return Object.values(value).flatMap((field: unknown) => {
    if (field instanceof SecretBox) return [field];
    return typeof field === 'object' && field !== null && Object.getPrototypeOf(field) === Object.prototype
      ? boxesIn(field)
      : [];
  });
}
