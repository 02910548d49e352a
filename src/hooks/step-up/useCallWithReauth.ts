'use client';
import { useCallback, useRef } from 'react';
import type { MfaAdapter, MfaCallContext, MfaResult } from '../../core/contract/adapter.js';
import { MfaError, toMfaError } from '../../core/contract/error.js';
import type { MfaOperation } from '../../core/contract/operation.js';
import { sessionOf } from '../../core/contract/sessionOf.js';
import { parseChallenge } from '../../core/parse/parseChallenge.js';
import { type ReauthEvent, type ReauthState, reauthFlow, reauthStart } from '../../core/step-up/reauthFlow.js';
import { SecretBox } from '../../core/text/secretBox.js';
import { useMfa } from '../../provider/context.js';
import { type Call, type CallOptions, useCall } from '../runtime/useCall.js';
import { useChange } from '../runtime/useChange.js';
import { useFlow } from '../runtime/useFlow.js';
import { useUnmount } from '../runtime/useUnmount.js';

/** What a call that asked for re-authentication waits for. Show it in place of the screen that made the call. */
export interface Reauth {
  state: ReauthState;
  /** Repeats the call with this password as its proof. */
  confirm: (password: string) => void;
  /** The step-up challenge was passed with this answer: the provider's `onSession` takes it, then the call is repeated. */
  verified: (result: MfaResult) => void;
  /** The call ends as CANCELLED. */
  cancel: () => void;
}

/** What the person gave: the password that goes with the repeat, or the session of a step-up that was passed. */
type Proof = SecretBox<{ password?: string; session?: MfaResult }>;
/** One call to the adapter, which is given the session of the step-up that it needed. */
export type CallWithReauth = <R>(
  operation: MfaOperation,
  run: (adapter: MfaAdapter, ctx: MfaCallContext, session: MfaResult | undefined) => Promise<R>,
  options?: CallOptions,
) => Promise<R>;
interface Waiting {
  resolve: (proof: Proof | undefined) => void;
  reject: (error: MfaError) => void;
}

/**
 * The one guard for REAUTH_REQUIRED: it asks for the password or a code, then makes the same call again, once. A
 * wrong password is asked for again. Calls that need it at the same time are asked for together. What it cannot cure
 * (`login`, or `code` without `startStepUp`) is passed on. Another `key` drops what runs and what waits.
 */
export function useCallWithReauth(key?: unknown): { call: CallWithReauth; abort: () => void; reauth: Reauth } {
  const { deliverSession } = useMfa();
  const { call, abort } = useCall(key);
  const { state, send, current } = useFlow<ReauthState, ReauthEvent>(reauthFlow, () => reauthStart);
  const waiting = useRef(new Set<Waiting>());
  const asking = useRef(0); // calls that have asked and are not done: the last one takes the question away
  const starting = useRef<Promise<ReauthEvent | undefined>>(undefined);

  const settle = useCallback((end: (waiting: Waiting) => void) => {
    const asked = [...waiting.current];
    waiting.current.clear();
    asked.forEach(end);
  }, []);
  const dropWaiting = useCallback(() => settle(({ reject }) => reject(new MfaError('CANCELLED'))), [settle]);
  const cancel = useCallback(() => {
    if (!waiting.current.size) abort(); // the repeat may be hanging
    dropWaiting();
  }, [abort, dropWaiting]);
  useUnmount(dropWaiting);
  useChange(key, dropWaiting); // useCall aborts what runs

  const guarded = useCallback<CallWithReauth>(
    async (operation, run, options) => {
      let proof: Proof | undefined;
      let asked = false;
      const ask = (event?: ReauthEvent): Promise<Proof | undefined> =>
        new Promise((resolve, reject) => {
          waiting.current.add({ resolve, reject });
          if (event) send(event);
        });
      const proofFor = async (error: MfaError): Promise<Proof | undefined> => {
        if (error.code === 'INVALID_CREDENTIALS') return ask({ type: 'password-needed', error });
        if (error.reauth === 'password') return ask({ type: 'password-needed' });
        if (current().status === 'asking-code') return waiting.current.size ? ask() : undefined; // or just given
        starting.current ??= startStepUp(call, error).finally(() => {
          starting.current = undefined;
        });
        const event = await starting.current;
        return event && ask(event);
      };
      try {
        for (;;) {
          try {
            return await call(
              operation,
              (adapter, ctx) => run(adapter, withProof(ctx, proof), proof?.open()?.session),
              options,
            );
          } catch (thrown) {
            const error = toMfaError(thrown);
            if (!isCurable(error, asked, proof)) throw error;
            proof?.wipe();
            if (!asked) asking.current++;
            asked = true;
            proof = await proofFor(error);
          }
        }
      } finally {
        proof?.wipe();
        if (asked && !--asking.current) send({ type: 'settled' });
      }
    },
    [call, send, current],
  );

  const confirm = useCallback(
    (password: string) => {
      if (send({ type: 'password-given' }).status !== 'checking-password') return;
      settle(({ resolve }) => resolve(new SecretBox({ password })));
    },
    [send, settle],
  );
  const verified = useCallback(
    (result: MfaResult) => {
      const session = sessionOf(result);
      void deliverSession(session).then(() => settle(({ resolve }) => resolve(new SecretBox({ session }))));
    },
    [settle, deliverSession],
  );
  return { call: guarded, abort, reauth: { state, confirm, verified, cancel } };
}

const withProof = (ctx: MfaCallContext, proof: Proof | undefined): MfaCallContext => {
  const password = proof?.open()?.password;
  return password === undefined ? ctx : { ...ctx, proof: { password } };
};

/** Whether asking the person would help: once, and again for a wrong password. */
function isCurable(error: MfaError, asked: boolean, proof: Proof | undefined): boolean {
  if (proof?.open()?.password !== undefined && error.code === 'INVALID_CREDENTIALS') return true;
  return !asked && error.code === 'REAUTH_REQUIRED' && (error.reauth === 'password' || error.reauth === 'code');
}

/** @throws the error itself, where the backend has no step-up. */
function startStepUp(call: Call, error: MfaError): Promise<ReauthEvent | undefined> {
  return call('startStepUp', async (adapter, ctx) => {
    if (!adapter.startStepUp) throw error;
    const answer: unknown = await adapter.startStepUp(ctx);
    return answer === null ? undefined : { type: 'code-needed', challenge: parseChallenge(answer) };
  });
}
