import type { MfaChallengeInfo, MfaResult } from '../contract/adapter.js';
import { MfaError } from '../contract/error.js';
import type { SecretBox } from '../text/secretBox.js';
import type { ReauthKind } from './reauthNeed.js';

/** A call that was refused until the user proves their identity. */
export interface ReauthCall {
  id: string;
  /** The component that made the call. The prompt is rendered next to it. */
  screen: string;
  needs: ReauthKind;
  /** What the user has given for it so far. */
  given: readonly ReauthKind[];
  /** `waiting` for the proof; `proven`: it is made again; `ended`: it is not, because of `error`. */
  stage: 'waiting' | 'proven' | 'ended';
  error?: MfaError | undefined;
}

interface WithCalls {
  calls: readonly ReauthCall[];
  /** The number of the last step-up that was started. A response to another one is stale and ignored. */
  requestId: number;
  /** The password that was given, for the calls that are made again with it. It is wiped with the last of them. */
  proof: SecretBox<{ password: string }> | undefined;
  /** The session of the step-up that was passed, for as long as a call that needed it runs. */
  session: SecretBox<MfaResult> | undefined;
}

/** What the user is asked for, and the calls that wait for it. */
export type ReauthState = WithCalls &
  (
    | { status: 'idle' }
    /** A challenge is requested from the backend. Nothing is shown yet. */
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
  /** `error`: the password that went with the call was wrong. */
  | { type: 'needed'; id: string; screen: string; needs: ReauthKind; error?: MfaError | undefined }
  | { type: 'password-given'; proof: SecretBox<{ password: string }> }
  | { type: 'step-up-started'; requestId: number; challenge: MfaChallengeInfo | undefined }
  | { type: 'step-up-failed'; requestId: number; error: MfaError }
  | { type: 'code-passed'; session: SecretBox<MfaResult>; codes?: SecretBox<string[]> | undefined }
  | { type: 'codes-saved' }
  | { type: 'canceled' }
  /** The component is gone or hidden: nothing is asked for it any more. Unsaved codes outlive its being `hidden`. */
  | { type: 'screen-left'; screen: string; hidden?: boolean }
  /** The call is over, whatever became of it. */
  | { type: 'settled'; id: string };

const nothing: WithCalls = { calls: [], requestId: 0, proof: undefined, session: undefined };
export const reauthStart: ReauthState = { ...nothing, status: 'idle' };

/** One prompt for all calls that need a proof at the same time. Pairs that do not fit return the same object. */
export function reauthFlow(state: ReauthState, event: ReauthEvent): ReauthState {
  const after = reduce(state, event);
  if (after === state) return state;
  const isUsed = (kind: ReauthKind): boolean =>
    after.calls.some(({ given, stage }) => stage !== 'ended' && given.includes(kind));
  return {
    ...after,
    // the one that is asked for replaces it: it was wrong, or of another call
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
  // refused before the proof was given, and told so after it
  if (state.status === 'repeating' && needs === 'code') return { ...state, calls: prove(calls, 'code') };
  return after(state, calls);
}

/** The same prompt while anybody needs it, else the next one. */
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
