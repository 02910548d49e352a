'use client';
import { useEffect, useMemo } from 'react';
import type { MfaLoginResult, MfaResult } from '../../core/contract/adapter.js';
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
import { cancelQuietly } from '../runtime/cancelQuietly.js';
import { useFlow } from '../runtime/useFlow.js';
import { useLatest } from '../runtime/useLatest.js';

export interface UseSignInOptions<T> {
  result: MfaLoginResult<T>;
  /** Whether `result` has passed the allow-list already. */
  isParsed?: boolean | undefined;
  onSession: ((session: MfaResult<T>) => void | Promise<void>) | undefined;
  onComplete: ((session: MfaResult<T>) => void) | undefined;
}

export interface SignIn<T> extends SignInVerbs<T> {
  state: SignInState<T>;
  /** Counts logins and steps: what was shown for another one is no part of it. */
  key: string;
  /** The object that stands for the login. */
  login: MfaLoginResult<T>;
}

interface SignInVerbs<T> {
  passed: (verified: MfaVerified<T>) => void;
  /** The code was right, and another step comes first. */
  ledOn: (next: MfaLoginResult<T>) => void;
  /** Takes what a confirmed enrollment brings, and awaits the host; a refusal is asked again at the end. */
  confirmed: (session: MfaResult<T> | undefined, next?: MfaLoginResult<T>) => Promise<void>;
  enrolled: () => void;
  skipped: () => void;
  retrySession: () => void;
  codesSaved: () => void;
  codesDeclined: () => void;
  /** Tells the backend that the person cancels. Never rejects, and soon resolves. */
  abandon: () => Promise<void>;
  /** A screen inside has told the backend already. */
  left: () => void;
}

/** From the answer of `login` to a finished session: `onSession` for each session, `onComplete` once with the newest. */
export function useSignIn<T>(options: UseSignInOptions<T>): SignIn<T> {
  const { result, isParsed } = options;
  const mfa = useMfa();
  const latest = useLatest({ ...options, mfa });
  const flow = useFlow<SignInState<T>, SignInEvent<T>, MfaLoginResult<T>>(
    signInFlow,
    () => firstState(result, isParsed),
    result,
    {
      isSame: sameContent,
      isOver: (state) => (state.status === 'finished' && !state.session) || (state.status === 'leaving' && state.left),
    },
  );
  const { state, send, current, generation, key: login } = flow;

  const verbs = useMemo<SignInVerbs<T> & { open: () => Promise<void> }>(() => {
    /** Hands the newest session over, once; it may run after the screen is gone. */
    const open = async (): Promise<void> => {
      const before = current();
      const { session, requestId } = send({ type: 'opening-started' });
      const content = session?.open();
      if (current() === before || !content) return;
      const { onSession, mfa } = latest.current;
      const isTaken = await awaitHostCallback(onSession, mfa.timeoutMs, content);
      send({ type: isTaken ? 'session-opened' : 'session-refused', requestId });
      mfa.statusChanged(); // it may be another person's
    };
    return {
      open,
      passed: (verified) => {
        const { session, codesLeft } = verified;
        const next = nextOf(verified, codesLeft, !!latest.current.mfa.adapter.regenerateBackupCodes);
        send({ type: 'challenge-passed', session: new SecretBox(session), next });
        void open();
      },
      ledOn: (next) => {
        send({ type: 'challenge-led-on', login: next });
        if (current().status === 'opening-session') void open();
      },
      confirmed: async (session, next) => {
        // a session that a cookie keeps is none to hand over where the host has one already
        if (session && ('tokens' in session || !current().session))
          send({ type: 'session-renewed', session: new SecretBox(session) });
        if (next) send({ type: 'enrollment-led-on', login: new SecretBox(next) });
        await open();
      },
      enrolled: () => void send({ type: 'enrolled' }),
      skipped: () => {
        latest.current.mfa.onEvent?.({ type: 'enrollment-skipped' });
        send({ type: 'skipped' });
      },
      retrySession: () => void send({ type: 'session-retried' }),
      codesSaved: () => void send({ type: 'codes-saved' }),
      codesDeclined: () => void send({ type: 'codes-declined' }),
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

  return { ...verbs, state, login, key: `${generation} ${state.step}` };
}

function firstState<T>(result: MfaLoginResult<T>, isParsed = false): SignInState<T> {
  try {
    return startSignIn(isParsed ? result : parseLoginResult<T>(result));
  } catch (error) {
    return mustRestart(toMfaError(error));
  }
}

function nextOf({ codes, by }: MfaVerified<unknown>, left: number | undefined, canMakeCodes: boolean): SignInNext {
  if (codes) return { step: 'save-codes', codes };
  return by === 'backup-code' && canMakeCodes ? { step: 'offer-codes', left } : { step: 'finish' };
}
