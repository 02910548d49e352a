'use client';
import { useCallback, useEffect, useId, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { MfaResult } from '../../core/contract/adapter.js';
import { toMfaError } from '../../core/contract/error.js';
import { sessionOf } from '../../core/contract/sessionOf.js';
import { parseChallenge } from '../../core/parse/parseChallenge.js';
import { promptScreen } from '../../core/step-up/promptScreen.js';
import { type ReauthEvent, type ReauthState, reauthFlow, reauthStart } from '../../core/step-up/reauthFlow.js';
import { type ReauthKind, reauthNeed } from '../../core/step-up/reauthNeed.js';
import { SecretBox } from '../../core/text/secretBox.js';
import { useMfa } from '../../provider/context.js';
import { createStore } from '../../provider/createStore.js';
import { cancelQuietly } from '../runtime/cancelQuietly.js';
import { useCall } from '../runtime/useCall.js';
import { useLatest } from '../runtime/useLatest.js';
import { useRemoval } from '../runtime/useRemoval.js';
import { useUnmount } from '../runtime/useUnmount.js';
import { orCanceled, whenProven } from './whenProven.js';

/** The proof that the user has already given for a call. */
export interface Given {
  password: string | undefined;
  /** The session of a passed step-up. */
  session: MfaResult | undefined;
  kinds: ReadonlySet<ReauthKind>;
}

/**
 * The prompt for fresh proof: a password or a code. Render it over the screen whose call needs it, with
 * `MfaChallengeDialog` or your own component.
 */
export interface Reauth {
  /** What to ask for. It is `idle` if there is nothing to ask, and while another component shows the prompt. */
  state: ReauthState;
  /** Repeats the calls, with this password as proof. */
  confirm: (password: string) => void;
  /**
   * Call it when the step-up challenge was passed. The provider's `onSession` gets the result, then the calls are
   * repeated. If there are new backup codes (`codes`, or those in the result), the user saves them first, in
   * `saving-codes`.
   */
  verified: (result: MfaResult, codes?: SecretBox<string[]>) => void;
  /** Call it when the new backup codes are saved. The calls are then repeated. */
  codesSaved: () => void;
  /** Rejects the waiting calls with CANCELLED. Does nothing while new backup codes have to be saved. */
  cancel: () => void;
}

/** Makes a call, and repeats it once the user has given the required proof. */
export type Guard = <R>(run: (given: Given) => Promise<R>, abort?: () => void) => Promise<R>;

/**
 * The provider's guard for REAUTH_REQUIRED, for one component. A call is repeated at most once for each kind of proof:
 * after the password, then after a code. After a wrong password, the user is asked again. An error that proof can't
 * resolve (`login`, or `code` without `startStepUp`) is passed on. A new `key` ends the calls that are waiting for this
 * component.
 */
export function useReauth(key?: unknown): { guard: Guard; leave: () => void; reauth: Reauth } {
  const mfa = useMfa();
  const latest = useLatest(mfa);
  const { reauthStore, deliverSession } = mfa;
  const [store] = useState(() => reauthStore(() => createStore(reauthFlow, () => reauthStart)));
  const screen = useId();
  const count = useRef(0);
  const mounted = useRef<boolean>(false);
  const { call } = useCall();
  const state = useSyncExternalStore(store.subscribe, store.current, store.current);

  const send = useCallback(
    (event: ReauthEvent): void => {
      const before = store.current();
      const { status, requestId } = store.send(event);
      if (status === 'starting' && requestId !== before.requestId) void startStepUp(requestId);

      async function startStepUp(requestId: number): Promise<void> {
        try {
          const challenge = await call(
            'startStepUp',
            async (adapter, ctx) => {
              const answer: unknown = await adapter.startStepUp?.(ctx);
              return answer === null ? undefined : parseChallenge(answer, adapter.methods);
            },
            { outlives: true },
          );
          const before = store.current();
          send({ type: 'step-up-started', requestId, challenge });
          if (store.current() === before && challenge) {
            const { challengeId } = challenge; // no call is waiting for it any more
            void cancelQuietly(latest.current.adapter, { challengeId, kind: 'step-up' });
          }
        } catch (error) {
          send({ type: 'step-up-failed', requestId, error: toMfaError(error) });
        }
      }
    },
    [store, call, latest],
  );

  const leave = useCallback(() => send({ type: 'screen-left', screen }), [send, screen]);
  useRemoval(() => queueMicrotask(leave)); // deferred, because it sets the state of other components
  useEffect(() => {
    mounted.current = true;
  });
  useUnmount(() => {
    mounted.current = false;
    send({ type: 'screen-left', screen, hidden: true });
  });
  const keyed = useRef(key);
  useEffect(() => {
    if (!Object.is(keyed.current, key)) leave();
    keyed.current = key;
  }, [key, leave]);

  const guard = useCallback<Guard>(
    async (run, abort) => {
      const id = `${screen} ${++count.current}`;
      /** Opened only when the call is made, and never copied: the store owns both boxes and wipes them. */
      const givenNow = (): Given => {
        const { calls, proof, session } = store.current();
        const kinds = new Set(calls.find((call) => call.id === id)?.given);
        return {
          password: kinds.has('password') ? proof?.open()?.password : undefined,
          session: kinds.has('code') ? session?.open() : undefined,
          kinds,
        };
      };
      const canAsk = (needs: ReauthKind): boolean =>
        mounted.current && (needs === 'password' || !!latest.current.adapter.startStepUp);
      try {
        for (;;) {
          try {
            const running = run(givenNow());
            return await (abort ? orCanceled(store, id, running, abort) : running);
          } catch (thrown) {
            const error = toMfaError(thrown);
            const { kinds } = givenNow();
            const needs = reauthNeed(error, kinds);
            if (!needs || !canAsk(needs)) throw thrown;
            const proof = whenProven(store, id);
            send({ type: 'needed', id, screen, needs, ...(kinds.has(needs) && { error }) });
            await proof;
          }
        }
      } finally {
        send({ type: 'settled', id });
      }
    },
    [store, send, screen, latest],
  );

  const confirm = useCallback(
    (password: string) => send({ type: 'password-given', proof: new SecretBox({ password }) }),
    [send],
  );
  const verified = useCallback(
    (result: MfaResult, given?: SecretBox<string[]>) => {
      const { backupCodes } = result;
      const codes = given ?? (backupCodes?.length ? new SecretBox(backupCodes) : undefined);
      const session = sessionOf(result);
      void deliverSession(result).then(() => {
        const before = store.current();
        send({ type: 'code-passed', session: new SecretBox(session), codes });
        if (store.current() === before) codes?.wipe(); // no call is waiting, so the user wouldn't see them
      });
    },
    [store, send, deliverSession],
  );
  const codesSaved = useCallback(() => send({ type: 'codes-saved' }), [send]);
  const cancel = useCallback(() => {
    send({ type: 'canceled' });
    latest.current.statusChanged();
  }, [send, latest]);
  const isOwnPrompt = promptScreen(state) === screen;
  const shown = isOwnPrompt ? state : reauthStart;
  const reauth = useMemo<Reauth>(
    () => ({ state: shown, confirm, verified, codesSaved, cancel }),
    [shown, confirm, verified, codesSaved, cancel],
  );
  return { guard, leave, reauth };
}
