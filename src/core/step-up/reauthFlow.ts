import type { MfaChallengeInfo, MfaResult } from '../contract/adapter.js';
import { MfaError } from '../contract/error.js';
import type { SecretBox } from '../text/secretBox.js';
import type { ReauthKind } from './reauthNeed.js';

/** A call that the backend refuses until the user proves their identity. */
export interface ReauthCall {
  id: string;
  /** The component that made the call. The prompt is rendered next to it. */
  screen: string;
  needs: ReauthKind;
  /** The kinds of proof that the user has already given for this call. */
  given: readonly ReauthKind[];
  /** `waiting` for the proof. `proven`: the call is repeated. `ended`: it isn't repeated, because of `error`. */
  stage: 'waiting' | 'proven' | 'ended';
  error?: MfaError | undefined;
}

interface WithCalls {
  calls: readonly ReauthCall[];
  /** The number of the latest step-up. A response to an earlier one is ignored. */
  requestId: number;
  /** The password for the calls that are repeated with it. It is wiped with the last of them. */
  proof: SecretBox<{ password: string }> | undefined;
  /** The session of a passed step-up, kept while a call that needed it is running. */
  session: SecretBox<MfaResult> | undefined;
}

/** What the user is asked for, and the calls that are waiting for it. */
export type ReauthState = WithCalls &
  (
    | { status: 'idle' }
    /** A challenge has been requested from the backend. Nothing is shown yet. */
    | { status: 'starting' }
    | { status: 'asking-password'; error: MfaError | undefined; failures: number }
    /** The calls are repeated with the password, which only they can check. */
    | { status: 'checking-password'; failures: number }
    | { status: 'asking-code'; challenge: MfaChallengeInfo }
    /**
     * New backup codes came with the proof. The calls wait until the codes are saved, and the user can't cancel
     * meanwhile.
     */
    | { status: 'saving-codes'; codes: SecretBox<string[]> }
    /** The challenge is passed, or none was needed (no `challenge`), and the calls are repeated. */
    | { status: 'repeating'; challenge: MfaChallengeInfo | undefined }
  );

export type ReauthEvent =
  /** `error`: the password sent with the call was wrong. */
  | { type: 'needed'; id: string; screen: string; needs: ReauthKind; error?: MfaError | undefined }
  | { type: 'password-given'; proof: SecretBox<{ password: string }> }
  | { type: 'step-up-started'; requestId: number; challenge: MfaChallengeInfo | undefined }
  | { type: 'step-up-failed'; requestId: number; error: MfaError }
  | { type: 'code-passed'; session: SecretBox<MfaResult>; codes?: SecretBox<string[]> | undefined }
  | { type: 'codes-saved' }
  | { type: 'canceled' }
  /** The component is unmounted or `hidden`: its prompts end. If it is only hidden, unsaved codes are kept. */
  | { type: 'screen-left'; screen: string; hidden?: boolean }
  /** The call has ended, successfully or not. */
  | { type: 'settled'; id: string };

const nothing: WithCalls = { calls: [], requestId: 0, proof: undefined, session: undefined };
export const reauthStart: ReauthState = { ...nothing, status: 'idle' };

/**
 * One prompt for all calls that need proof at the same time. An event that doesn't fit the status
 * returns the same object.
 */
export function reauthFlow(state: ReauthState, event: ReauthEvent): ReauthState {
  const after = reduce(state, event);
  if (after === state) return state;
  const isUsed = (kind: ReauthKind): boolean =>
    after.calls.some(({ given, stage }) => stage !== 'ended' && given.includes(kind));
  return {
    ...after,
    // a new password replaces it, because it was wrong or was meant for another call
    proof: isUsed('password') && after.status !== 'asking-password' ? after.proof : undefined,
    session: after.status === 'saving-codes' || isUsed('code') ? after.session : undefined,
  };
}

function reduce(state: ReauthState, event: ReauthEvent): ReauthState {
  const { calls, requestId } = state;
  switch (event.type) {
    case 'needed':
      return afterNeed(state, event);
    case 'password-given': {
      if (state.status !== 'asking-password') return state;
      const { failures } = state;
      const proven = { ...common(state), calls: prove(calls, 'password'), proof: event.proof };
      return { ...proven, status: 'checking-password', failures };
    }
    case 'step-up-started':
      if (state.status !== 'starting' || requestId !== event.requestId) return state;
      return event.challenge
        ? { ...common(state), status: 'asking-code', challenge: event.challenge }
        : repeating({ ...common(state), session: undefined });
    case 'step-up-failed':
      if (state.status !== 'starting' || requestId !== event.requestId) return state;
      return next(
        state,
        end(calls, event.error, ({ needs }) => needs === 'code'),
      );
    case 'code-passed': {
      if (state.status !== 'asking-code') return state;
      const passed = { ...common(state), session: event.session };
      return event.codes
        ? { ...passed, status: 'saving-codes', codes: event.codes }
        : repeating(passed, state.challenge);
    }
    case 'codes-saved':
      return state.status === 'saving-codes' ? repeating(common(state)) : state;
    case 'canceled':
      return state.status === 'idle' || state.status === 'saving-codes'
        ? state
        : next(
            state,
            end(calls, new MfaError('CANCELLED'), () => true),
          );
    case 'screen-left': {
      const isLeft = ({ screen, stage }: ReauthCall): boolean => screen === event.screen && stage === 'waiting';
      const keepsCodes = event.hidden && state.status === 'saving-codes';
      return calls.some(isLeft) && !keepsCodes ? after(state, end(calls, new MfaError('CANCELLED'), isLeft)) : state;
    }
    case 'settled': {
      const others = calls.filter(({ id }) => id !== event.id);
      return others.length === calls.length ? state : after(state, others);
    }
    default:
      event satisfies never;
      return state;
  }
}

const common = ({ calls, requestId, proof, session }: WithCalls): WithCalls => ({ calls, requestId, proof, session });
const repeating = (from: WithCalls, challenge?: MfaChallengeInfo): ReauthState => ({
  ...from,
  calls: prove(from.calls, 'code'),
  status: 'repeating',
  challenge,
});

type Needed = Extract<ReauthEvent, { type: 'needed' }>;

function afterNeed(state: ReauthState, { id, screen, needs, error }: Needed): ReauthState {
  const { given = [] } = state.calls.find((call) => call.id === id) ?? {};
  const waiting: ReauthCall = { id, screen, needs, given, stage: 'waiting' };
  const calls = replaced(state.calls, waiting);
  if (state.status === 'checking-password' && needs === 'password') {
    const failures = state.failures + 1;
    if (error) return { ...common(state), calls, status: 'asking-password', error, failures };
    return { ...state, calls: prove(calls, 'password') };
  }
  // this call was refused before the proof was given, but its response arrived after it
  if (state.status === 'repeating' && needs === 'code') return { ...state, calls: prove(calls, 'code') };
  return after(state, calls);
}

/** Keeps the prompt while a call still needs it; otherwise shows the next one. */
function after(state: ReauthState, calls: readonly ReauthCall[]): ReauthState {
  const waitsFor = (kind: ReauthKind): boolean => calls.some((call) => call.stage === 'waiting' && call.needs === kind);
  switch (state.status) {
    case 'asking-password':
      return waitsFor('password') ? { ...state, calls } : next(state, calls);
    case 'starting':
    case 'asking-code':
    case 'saving-codes':
      return waitsFor('code') ? { ...state, calls } : next(state, calls);
    case 'checking-password':
    case 'repeating':
      return calls.some(({ stage }) => stage === 'proven') ? { ...state, calls } : next(state, calls);
    case 'idle':
      return next(state, calls);
  }
}

/** The prompt for the call that has waited longest. */
function next(state: ReauthState, calls: readonly ReauthCall[]): ReauthState {
  const first = calls.find(({ stage }) => stage === 'waiting');
  const from = { ...common(state), calls };
  if (!first) return { ...from, status: 'idle' };
  return first.needs === 'password'
    ? { ...from, status: 'asking-password', error: undefined, failures: 0 }
    : { ...from, status: 'starting', requestId: state.requestId + 1 };
}

const replaced = (calls: readonly ReauthCall[], call: ReauthCall): readonly ReauthCall[] =>
  calls.some(({ id }) => id === call.id) ? calls.map((old) => (old.id === call.id ? call : old)) : [...calls, call];

const prove = (calls: readonly ReauthCall[], kind: ReauthKind): readonly ReauthCall[] =>
  calls.map((call) =>
    call.stage === 'waiting' && call.needs === kind ? { ...call, stage: 'proven', given: [...call.given, kind] } : call,
  );

const end = (
  calls: readonly ReauthCall[],
  error: MfaError,
  ends: (call: ReauthCall) => boolean,
): readonly ReauthCall[] => calls.map((call) => (ends(call) ? { ...call, stage: 'ended', error } : call));
