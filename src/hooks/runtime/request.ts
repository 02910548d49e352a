'use client';
import { type MfaError, toMfaError } from '../../core/contract/error.js';

interface Failed {
  type: 'failed';
  requestId: number;
  error: MfaError;
  now: number;
}

interface Request<State, Event, Status, R> {
  /** The event that starts the request. The reducer refuses it while another request runs or a wait isn't over. */
  event: Event;
  /** The status while it runs. */
  status: Status;
  run: (state: Extract<State, { status: Status }>) => Promise<R>;
  /** The event for its response. */
  done: (answer: R, requestId: number) => Event;
}

/** The outcome of a request. Undefined if the flow refused it. */
export type Outcome<R> = { answer: R; error?: undefined } | { error: MfaError } | undefined;

/**
 * Makes one request of a flow: sends the event that starts it, makes the call, and sends the event for
 * its outcome. Never rejects.
 */
export function request<State extends { status: string; requestId: number }, Event>({
  send,
  current,
}: {
  send: (event: Event | Failed) => State;
  current: () => State;
}): <Status extends State['status'], R>(options: Request<State, Event, Status, R>) => Promise<Outcome<R>> {
  return async ({ event, status, run, done }) => {
    const before = current();
    const started = send(event);
    if (started === before || !isIn(started, status)) return undefined;
    const { requestId } = started;
    try {
      const answer = await run(started);
      send(done(answer, requestId));
      return { answer };
    } catch (thrown) {
      const error = toMfaError(thrown);
      send({ type: 'failed', requestId, error, now: Date.now() });
      return { error };
    }
  };
}

const isIn = <State extends { status: string }, Status extends State['status']>(
  state: State,
  status: Status,
): state is Extract<State, { status: Status }> => state.status === status;
