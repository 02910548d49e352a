'use client';
import { useEffect, useMemo } from 'react';
import type { MfaAdapter, MfaLoginResult, MfaResult } from '../../core/contract/adapter.js';
import { awaitHostCallback } from '../../core/contract/awaitHostCallback.js';
import { callHostCallback } from '../../core/contract/callHostCallback.js';
import { toMfaError } from '../../core/contract/error.js';
import { sameContent } from '../../core/contract/sameContent.js';
import { parseLoginResult } from '../../core/parse/parseLoginResult.js';
import { type SignInEvent, type SignInNext, signInFlow } from '../../core/sign-in/signInFlow.js';
import { mustRestart, type SignInState, startSignIn } from '../../core/sign-in/startSignIn.js';
import { SecretBox } from '../../core/text/secretBox.js';
import { useMfa } from '../../provider/context.js';
import type { MfaVerified } from '../challenge/useMfaChallenge.js';
import type { Enrolled } from '../enrollment/SetupControls.js';
import { cancelQuietly } from '../runtime/cancelQuietly.js';
import { useFlow } from '../runtime/useFlow.js';
import { useLatest } from '../runtime/useLatest.js';

/** Options of {@link useMfaFlow}. */
export interface UseMfaFlowOptions<T = unknown> {
  /**
   * The response of your login call, unchanged. While the flow runs, a new object with the same content continues the
   * same sign-in. After the flow has ended, any new object starts another one.
   */
  result: MfaLoginResult<T>;
  /** Whether `result` has already passed the allow-list. @internal */
  isParsed?: boolean | undefined;
  /**
   * Called for each new session as soon as there is one, and awaited before any further call: store its tokens here. If
   * it fails, or takes longer than `timeoutMs`, the state is `session-failed`.
   */
  onSession?: ((session: MfaResult<T>) => void | Promise<void>) | undefined;
  /** Called once, with the newest session, when everything is done. Your server must check the session. */
  onComplete?: ((session: MfaResult<T>) => void) | undefined;
}

/** What {@link useMfaFlow} returns: the state of the sign-in, and the callbacks for its screens. */
export interface MfaFlowControls<T = unknown> extends MfaFlowVerbs<T> {
  /** The current state: `status` says which screen is next. */
  state: SignInState<T>;
  /**
   * A React `key` for the current screen, so that nothing that was typed for one login or step is kept for the next.
   */
  key: string;
  /** Pass it to `useMfaChallenge` as `login`, so that another screen of the same login doesn't send a second code. */
  login: object;
}

interface MfaFlowVerbs<T> {
  /** In `challenging`: the `onVerified` of `useMfaChallenge`. */
  verified: (verified: MfaVerified<T>) => void;
  /** In `challenging`: the `onNext` of `useMfaChallenge`. */
  continueWith: (next: MfaLoginResult<T>) => void;
  /**
   * In `enrolling`: the `onConfirmed` of `useMfaEnrollment`. If your `onSession` fails, the flow calls `onSession` again
   * at the end.
   */
  confirmed: (confirmed: Pick<Enrolled<T>, 'session' | 'next'>) => Promise<void>;
  /** In `enrolling`: the `onEnrolled` of `useMfaEnrollment`. */
  enrolled: () => void;
  /** In `enrolling`, unless enrollment is required: the `onSkip` of `useMfaEnrollment`. */
  skip: () => void;
  /** In `session-failed`: calls `onSession` again. */
  retrySession: () => void;
  /** In `saving-codes` and `offering-codes`: the `onSaved` of `useBackupCodes`. */
  codesSaved: () => void;
  /** In `offering-codes`: continues without new codes. */
  declineCodes: () => void;
  /** Cancels, and notifies the backend. Never rejects, and resolves within three seconds. */
  abandon: () => Promise<void>;
  /** Cancels after the `abandon` of the challenge or the enrollment, which has already notified the backend. */
  left: () => void;
}

/**
 * `MfaFlow` without UI, from your login response to a session. Each status says which hook to use next, and
 * the actions are the callbacks that you pass to that hook.
 */
export function useMfaFlow<T = unknown>(options: UseMfaFlowOptions<T>): MfaFlowControls<T> {
  const { result, isParsed } = options;
  const mfa = useMfa();
  const latest = useLatest({ ...options, mfa });
  const flow = useFlow<SignInState<T>, SignInEvent<T>, MfaLoginResult<T>>(
    signInFlow,
    () => firstState(result, isParsed ? undefined : mfa.adapter),
    result,
    {
      isSame: sameContent,
      isOver: (state) => (state.status === 'finished' && !state.session) || (state.status === 'leaving' && state.left),
    },
  );
  const { state, send, current, generation, key: login } = flow;

  const verbs = useMemo<MfaFlowVerbs<T> & { open: () => Promise<void> }>(() => {
    /** Passes the newest session to the host, once. This may happen after the screen is unmounted. */
    const open = async (): Promise<void> => {
      const before = current();
      const { session, requestId } = send({ type: 'opening-started' });
      const content = session?.open();
      if (current() === before || !content) return;
      const { onSession, mfa } = latest.current;
      const isTaken = await awaitHostCallback(onSession, mfa, content);
      send({ type: isTaken ? 'session-opened' : 'session-refused', requestId });
      mfa.statusChanged(); // the new session may belong to another user
    };
    return {
      open,
      verified: (verified) => {
        const { session, codesLeft } = verified;
        const next = nextOf(verified, codesLeft, !!latest.current.mfa.adapter.regenerateBackupCodes);
        send({ type: 'challenge-passed', session: new SecretBox(session), next });
        void open();
      },
      continueWith: (next) => {
        send({ type: 'challenge-led-on', login: next });
        if (current().status === 'opening-session') void open();
      },
      confirmed: async ({ session, next }) => {
        // if the host already has a session, one that only says `verified` (a cookie) is nothing new
        if (session && ('tokens' in session || !current().session))
          send({ type: 'session-renewed', session: new SecretBox(session) });
        if (next) send({ type: 'enrollment-led-on', login: new SecretBox(next) });
        await open();
      },
      enrolled: () => void send({ type: 'enrolled' }),
      skip: () => {
        latest.current.mfa.onEvent?.({ type: 'enrollment-skipped' });
        send({ type: 'skipped' });
      },
      retrySession: () => void send({ type: 'session-retried' }),
      codesSaved: () => void send({ type: 'codes-saved' }),
      declineCodes: () => void send({ type: 'codes-declined' }),
      abandon: async () => {
        const before = current();
        const { challengeId } = before;
        if (send({ type: 'leave-requested' }) === before) return;
        await cancelQuietly(latest.current.mfa.adapter, { ...(challengeId && { challengeId }), kind: 'sign-in' });
        send({ type: 'left' });
      },
      left: () => void send({ type: 'left' }),
    };
  }, [send, current, latest]);

  useEffect(() => {
    if (state.status === 'opening-session') void verbs.open();
    if (state.status !== 'finished') return;
    const content = state.session?.open();
    if (content && send({ type: 'completed' }) !== state) callHostCallback(latest.current.onComplete, content);
  }, [state, send, verbs, latest]);

  const { open, ...shown } = verbs;
  const isFurther = state.status === 'challenging' && state.step > 0;
  return { state, key: `${generation} ${state.step}`, login: isFurther ? state.challenge : login, ...shown };
}

/** Pass `adapter` unless the result has already been parsed. */
function firstState<T>(result: MfaLoginResult<T>, adapter: MfaAdapter | undefined): SignInState<T> {
  try {
    return startSignIn(adapter ? parseLoginResult<T>(result, adapter.methods) : result);
  } catch (error) {
    return mustRestart(toMfaError(error));
  }
}

function nextOf({ codes, by }: MfaVerified<unknown>, left: number | undefined, canMakeCodes: boolean): SignInNext {
  if (codes) return { step: 'save-codes', codes };
  return by === 'backup-code' && canMakeCodes ? { step: 'offer-codes', left } : { step: 'finish' };
}
