'use client';
import { useEffect, useRef } from 'react';
import type { MfaLoginResult, MfaResult } from '../../core/contract/adapter.js';
import { callHostCallback } from '../../core/contract/callHostCallback.js';
import { toMfaError } from '../../core/contract/error.js';
import { parseLoginResult } from '../../core/parse/parseLoginResult.js';
import {
  type SignInEvent,
  type SignInNext,
  type SignInState,
  signInFlow,
  startSignIn,
} from '../../core/sign-in/signInFlow.js';
import { SecretBox } from '../../core/text/secretBox.js';
import { useMfa } from '../../provider/context.js';
import type { VerifiedWith } from '../challenge/useMfaChallenge.js';
import { cancelQuietly } from '../runtime/cancelQuietly.js';
import { useFlow } from '../runtime/useFlow.js';
import { useLatest } from '../runtime/useLatest.js';

export interface UseSignInOptions<T> {
  result: MfaLoginResult<T>;
  onSession: ((session: MfaResult<T>) => void | Promise<void>) | undefined;
  onComplete: ((session: MfaResult<T>) => void) | undefined;
}

export interface SignIn<T> {
  state: SignInState;
  /** Increments with each new login response. Use it as a key, so that nothing of the previous login stays. */
  login: number;
  passed: (result: MfaResult<T>, by: VerifiedWith) => void;
  /** Takes the session of a confirmed enrollment and awaits `onSession`. If that rejects, it is retried at the end. */
  confirmed: (result: MfaResult<T> | undefined) => Promise<void>;
  enrolled: () => void;
  skipped: () => void;
  retrySession: () => void;
  codesSaved: () => void;
  codesDeclined: () => void;
  /** Tells the backend that the user leaves. Never rejects, and resolves soon. */
  abandon: () => Promise<void>;
}

/** From the answer of `login` to a finished session: `onSession` and `onComplete` are each called once. */
export function useSignIn<T>(options: UseSignInOptions<T>): SignIn<T> {
  const { result } = options;
  const { adapter, deliveries, onEvent } = useMfa();
  const latest = useLatest(options);
  const { state, send } = useFlow<SignInState, SignInEvent>(signInFlow, () => firstState(result), result);

  // Per login answer: the session, in a box, and how far the host has got with it.
  const held = useRef<Session<T>>(undefined);
  if (held.current?.of !== result) {
    // where a cookie holds the challenge, that of another login has the same id
    if (held.current && result.challengeId) deliveries.delete(result.challengeId);
    const login = (held.current?.login ?? 0) + 1;
    held.current = { of: result, login, box: sessionOf(result), opened: false, done: false };
  }
  const { login } = held.current;

  const open = async (): Promise<boolean> => {
    const session = held.current;
    const content = session?.box?.open();
    if (!session || !content) return false;
    if (session.opened) return true;
    session.opened = true;
    try {
      await latest.current.onSession?.(content);
      return true;
    } catch {
      session.opened = false;
      return false;
    }
  };

  const openingFor = useRef<SignInState>(undefined);
  useEffect(() => {
    if (state.status === 'opening-session' && openingFor.current !== state) {
      openingFor.current = state;
      void open().then((opened) => send({ type: opened ? 'session-opened' : 'session-refused' }));
    }
    const session = held.current;
    const content = session?.box?.open();
    if (state.status !== 'finished' || !session || !content || session.done) return;
    session.done = true;
    session.box?.wipe();
    callHostCallback(latest.current.onComplete, content);
  });

  const take = (session: MfaResult<T>): void => {
    if (held.current) held.current.box = new SecretBox(session);
  };

  return {
    state,
    login,
    passed: (session, by) => {
      take(session);
      send({ type: 'challenge-passed', next: nextOf(session, by === 'backup-code', !!adapter.regenerateBackupCodes) });
    },
    confirmed: async (session) => {
      if (session) take(session);
      await open();
    },
    enrolled: () => {
      const { box, opened = false } = held.current ?? {};
      send({ type: 'enrolled', sessionOpen: opened, hasSession: !!box?.open() });
    },
    skipped: () => {
      onEvent?.({ type: 'enrollment-skipped' });
      send({ type: 'skipped' });
    },
    retrySession: () => void send({ type: 'session-retried' }),
    codesSaved: () => void send({ type: 'codes-saved' }),
    codesDeclined: () => void send({ type: 'codes-declined' }),
    abandon: () => cancelQuietly(adapter, result.challengeId ? { challengeId: result.challengeId } : {}),
  };
}

interface Session<T> {
  of: MfaLoginResult<T>;
  login: number;
  box: SecretBox<MfaResult<T>> | undefined;
  opened: boolean;
  done: boolean;
}

function firstState(result: MfaLoginResult): SignInState {
  try {
    return startSignIn(parseLoginResult(result));
  } catch (error) {
    return { status: 'must-restart', error: toMfaError(error) };
  }
}

/** A login that needs no second step is a session already: by its tokens, or by its cookie. */
function sessionOf<T>({ mfaRequired, tokens }: MfaLoginResult<T>): SecretBox<MfaResult<T>> | undefined {
  if (tokens) return new SecretBox<MfaResult<T>>({ tokens });
  return mfaRequired ? undefined : new SecretBox<MfaResult<T>>({ verified: true });
}

function nextOf(
  { backupCodes, backupCodesLeft }: MfaResult<unknown>,
  usedBackupCode: boolean,
  canMakeCodes: boolean,
): SignInNext {
  if (backupCodes?.length) return { step: 'save-codes', codes: new SecretBox(backupCodes) };
  return usedBackupCode && canMakeCodes ? { step: 'offer-codes', left: backupCodesLeft } : { step: 'finish' };
}
