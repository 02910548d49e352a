import fc from 'fast-check';
import { MfaError, type MfaErrorCode, mfaErrors } from '../../src/core/contract/error.js';
import { SecretBox } from '../../src/core/text/secretBox.js';

/** The start time of every walk and table, in epoch ms. */
export const T0 = 1_800_000_000_000;
export const SECOND = 1000;
export const errorCodes: readonly MfaErrorCode[] = Object.keys(mfaErrors) as MfaErrorCode[];

export interface Step<State, Event> {
  before: State;
  event: Event;
  after: State;
}

interface Walk<State, Event> {
  flow: (state: State, event: Event) => State;
  start: fc.Arbitrary<State>;
  /** What a user, a clock or a response can do, at any time. `attempt` and `now` are relative: see {@link walk}. */
  event: fc.Arbitrary<Event>;
  /** Created for each walk, so that it can keep state. Throws if a step breaks a rule. */
  watch: (first: State) => (step: Step<State, Event>) => void;
}

/**
 * Sends random events to a flow, one after the other. An `attempt` of 0 means the newest request of the state, and −1
 * the one before. `now` is the milliseconds since the previous event; below 0, somebody has set the clock back.
 */
export function walk<State extends object, Event extends object>({
  flow,
  start,
  event,
  watch,
}: Walk<State, Event>): void {
  const events = fc.array(event, { minLength: 1, maxLength: 40, size: 'max' });
  fc.assert(
    fc.property(start, events, (first, drawn) => {
      const check = watch(first);
      let before = frozen(first);
      let now = T0;
      for (const relative of drawn) {
        const event = { ...relative };
        if ('now' in event) now += Number(event.now);
        if ('now' in event) Object.assign(event, { now });
        if ('requestId' in event) Object.assign(event, { requestId: attemptOf(before) + Number(event.requestId) });
        const after = frozen(flow(before, event));
        check({ before, event, after });
        before = after;
      }
    }),
    // with a fixed seed, the walks are the same on every machine; they are long enough to reach every status
    { numRuns: 1000, seed: 6238 },
  );
}

const attemptOf = (state: object): number => ('requestId' in state ? Number(state.requestId) : 0);

/** Usually the response to the request in flight, sometimes a late one or an unknown one. */
export const anyAttempt: fc.Arbitrary<number> = fc.constantFrom(0, 0, 0, 0, -1, -2, 1);
/** Usually forward, sometimes far, sometimes back. */
export const anyStep: fc.Arbitrary<number> = fc.constantFrom(0, 1, SECOND, 10 * SECOND, 31 * SECOND, 3600_000, -5000);
export const anyError: fc.Arbitrary<MfaError> = fc
  .tuple(
    fc.oneof(fc.constantFrom(...errorCodes), fc.constantFrom<MfaErrorCode>('RATE_LIMITED', 'LOCKED', 'INVALID_CODE')),
    fc.record(
      { retryAfter: fc.constantFrom(0, 5, 60, 86_400), serverTime: fc.constantFrom(T0, T0 - 90 * SECOND) },
      { requiredKeys: [] },
    ),
  )
  .map(([code, details]) => new MfaError(code, details));

/** A state that a flow must not change: writing to it, or to a map in it, throws. */
export function frozen<T>(value: T): T {
  if (value instanceof Map)
    for (const name of ['set', 'delete', 'clear']) Object.defineProperty(value, name, { value: refuse });
  else if (!isPlain(value)) return value;
  for (const inner of value instanceof Map ? value.values() : Object.values(value)) frozen(inner);
  return Object.freeze(value);
}

const refuse = (): never => {
  throw new Error('A flow wrote to the map of an earlier state.');
};
const isPlain = (value: unknown): value is object =>
  Array.isArray(value) ||
  (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype);

/** The paths of all secrets in a state. */
export function secretsIn(value: unknown, path = ''): string[] {
  if (value instanceof SecretBox) return [path];
  if (value instanceof Map) return [...value.values()].flatMap((inner) => secretsIn(inner, path));
  if (!isPlain(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => secretsIn(inner, path ? `${path}.${key}` : key));
}

/** The names of a state's fields, in order. */
export const keysOf = (state: object): string => inOrder(Object.keys(state)).join(' ');
export const inOrder = (words: Iterable<string>): string[] => [...words].sort((a, b) => (a < b ? -1 : 1));
