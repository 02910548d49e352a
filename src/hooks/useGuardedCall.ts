'use client';
import { useCallback, useRef } from 'react';
import type { MfaCallContext } from '../core/adapter.js';
import { MfaError, toMfaError } from '../core/error.js';
import { parseChallenge } from '../core/parseChallenge.js';
import { type ReauthEvent, type ReauthState, reauthFlow, reauthStart } from '../core/reauthFlow.js';
import { SecretBox } from '../core/secretBox.js';
import { type Call, useCall } from './useCall.js';
import { useChange } from './useChange.js';
import { type Flow, useFlow } from './useFlow.js';
import { useUnmount } from './useUnmount.js';

/** What a call that asked for re-authentication waits for. Show it in place of the screen that made the call. */
export interface Reauth {
  state: ReauthState;
  /** Repeats the call with this password as its proof. */
  confirm: (password: string) => void;
  /** The step-up challenge was passed: repeats the call. */
  verified: () => void;
  /** The call ends as CANCELLED. */
  cancel: () => void;
}

type Proof = SecretBox<{ password: string }>;
interface Waiting {
  resolve: (proof: Proof | undefined) => void;
  reject: (error: MfaError) => void;
}

/**
 * The one guard for REAUTH_REQUIRED: it asks for the password or a code, then makes the same call again, once. A
 * wrong password is asked for again. What it cannot cure (`login`, or `code` without `startStepUp`) is passed on.
 * Another `key` drops what runs and what waits.
 */
export function useGuardedCall(key?: unknown): { call: Call; abort: () => void; reauth: Reauth } {
  const { call, abort } = useCall(key);
  const { state, send } = useFlow<ReauthState, ReauthEvent>(reauthFlow, () => reauthStart);
  const waiting = useRef<Waiting>(undefined);

  const settle = useCallback((end: (waiting: Waiting) => void) => {
    const asked = waiting.current;
    waiting.current = undefined;
    if (asked) end(asked);
  }, []);
  const cancel = useCallback(() => {
    if (!waiting.current) abort(); // the repeat may be hanging
    settle(({ reject }) => reject(new MfaError('CANCELLED')));
  }, [abort, settle]);
  useUnmount(cancel);
  useChange(key, cancel);

  const guarded = useCallback<Call>(
    async (run, options) => {
      let proof: Proof | undefined;
      let reauthenticated = false;
      try {
        for (;;) {
          try {
            return await call((adapter, ctx) => run(adapter, withProof(ctx, proof)), options);
          } catch (thrown) {
            const error = toMfaError(thrown);
            proof?.wipe();
            const event = await whatIsNeeded(error, { asked: reauthenticated, withPassword: !!proof }, call);
            reauthenticated = true;
            if (event) proof = await ask(send, event, waiting);
          }
        }
      } finally {
        proof?.wipe();
        send({ type: 'settled' });
      }
    },
    [call, send],
  );

  const confirm = useCallback(
    (password: string) => {
      if (send({ type: 'password-given' }).status !== 'checking-password') return;
      settle(({ resolve }) => resolve(new SecretBox({ password })));
    },
    [send, settle],
  );
  const verified = useCallback(() => settle(({ resolve }) => resolve(undefined)), [settle]);
  return { call: guarded, abort, reauth: { state, confirm, verified, cancel } };
}

const withProof = (ctx: MfaCallContext, proof: Proof | undefined): MfaCallContext => {
  const content = proof?.open();
  return content ? { ...ctx, proof: content } : ctx;
};

/** @throws the error itself, where asking the person would not help. */
async function whatIsNeeded(
  error: MfaError,
  { asked, withPassword }: { asked: boolean; withPassword: boolean },
  call: Call,
): Promise<ReauthEvent | undefined> {
  if (withPassword && error.code === 'INVALID_CREDENTIALS') return { type: 'password-needed', error };
  if (asked || error.code !== 'REAUTH_REQUIRED') throw error;
  if (error.reauth === 'password') return { type: 'password-needed' };
  if (error.reauth !== 'code') throw error;
  const challenge = await call(async (adapter, ctx) => {
    if (!adapter.startStepUp) throw error;
    const answer: unknown = await adapter.startStepUp(ctx);
    return answer === null ? undefined : parseChallenge(answer);
  });
  return challenge && { type: 'code-needed', challenge };
}

function ask(
  send: Flow<ReauthState, ReauthEvent>['send'],
  event: ReauthEvent,
  waiting: { current: Waiting | undefined },
): Promise<Proof | undefined> {
  return new Promise((resolve, reject) => {
    waiting.current = { resolve, reject };
    send(event);
  });
}
