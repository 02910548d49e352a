'use client';
import { useRef } from 'react';
import type {
  MfaAdapter,
  MfaCallContext,
  MfaEnrollOptions,
  MfaMethod,
  MfaResult,
} from '../../core/contract/adapter.js';
import { type MfaError, toMfaError } from '../../core/contract/error.js';
import { openEnrollment } from '../../core/enrollment/openEnrollment.js';
import { type SetupEvent, type SetupState, setupFlow, setupStart } from '../../core/enrollment/setupFlow.js';
import { parseEnrollment } from '../../core/parse/parseEnrollment.js';
import { type MfaConfirmation, parseConfirm } from '../../core/parse/parseResult.js';
import { normalizeCode } from '../../core/text/code.js';
import { SecretBox } from '../../core/text/secretBox.js';
import { useMfa } from '../../provider/context.js';
import { cancelQuietly } from '../runtime/cancelQuietly.js';
import { useClock } from '../runtime/useClock.js';
import { useDeadline } from '../runtime/useDeadline.js';
import { useFlow } from '../runtime/useFlow.js';
import { useLatest } from '../runtime/useLatest.js';
import { usePageHide } from '../runtime/usePageHide.js';
import { useUnmount } from '../runtime/useUnmount.js';
import { useWaitOver } from '../runtime/useWaitOver.js';
import { type Reauth, useCallWithReauth } from '../step-up/useCallWithReauth.js';
import { type EnrollParams, enrollPasskey, setupCalls } from './setupCalls.js';

/** What a proved factor brings. */
export interface Enrolled<T = unknown> {
  method: MfaMethod;
  /** Where the enrolment also signed in. */
  result: MfaResult<T> | undefined;
  /** Shown once; the receiver opens and wipes the box. */
  codes: SecretBox<string[]> | undefined;
}

export interface UseSetupOptions<T = unknown> {
  /** Of the login answer, where the enrolment is forced during sign-in. */
  challengeId?: string | undefined;
  /** Called once a code was confirmed, and awaited before the screen moves on. */
  onEnrolled?: ((enrolled: Enrolled<T>) => void | Promise<void>) | undefined;
  /** Called when the method is not to be had, or took too long: the time to offer another one. */
  onUnavailable?: ((error: MfaError) => void) | undefined;
}

export interface SetupControls {
  state: SetupState;
  /** Set while a call waits for the password or a code: show it instead of the screen. */
  reauth: Reauth;
  /** Opens an enrolment. Call it from a click, never from an effect. */
  start: (method: MfaMethod, params?: EnrollParams) => void;
  confirm: (code: string) => void;
  /** The enrol call again: the newest id counts, a failed one leaves the old. */
  resend: () => void;
  /** Back to the number or address, which is still there. */
  change: () => void;
  /** Drops the enrolment and whatever it showed. */
  leave: () => void;
}

type Prove<T> = (adapter: MfaAdapter, ctx: MfaCallContext) => Promise<MfaConfirmation<T>>;

/** One factor's enrolment, whatever the method. */
export function useSetup<T = unknown>(options: UseSetupOptions<T>): SetupControls {
  const mfa = useMfa();
  const latest = useLatest({ ...options, mfa });
  const { call, abort, reauth } = useCallWithReauth(options.challengeId);
  const { state, send, current } = useFlow<SetupState, SetupEvent>(setupFlow, () => setupStart, options.challengeId);
  const asked = useRef<{ method: MfaMethod; options: MfaEnrollOptions }>({ method: 'totp', options: {} });

  const fail = (requestId: number, thrown: unknown): void => {
    const error = toMfaError(thrown);
    const before = current();
    const after = send({ type: 'failed', requestId, error, now: Date.now() });
    if (error.code === 'ALREADY_ENROLLED') latest.current.mfa.statusChanged(); // not as it was known
    const unavailable = error.code === 'METHOD_UNAVAILABLE' || error.code === 'ENROLLMENT_EXPIRED';
    if (unavailable && after !== before && after.status === 'ready') latest.current.onUnavailable?.(error);
  };

  const enroll = async (requestId: number, destination: SecretBox<string> | undefined): Promise<void> => {
    const { method, options } = asked.current;
    try {
      const info = await call(setupCalls[method].enrollOperation, async (adapter, ctx) =>
        parseEnrollment(await setupCalls[method].enroll(adapter, options, destination?.open(), ctx)),
      );
      const { issuer, onEvent } = latest.current.mfa;
      const enrollment = openEnrollment(info, { method, typed: destination?.open(), issuer, now: Date.now() });
      if (send({ type: 'started', requestId, enrollment }).requestId === requestId)
        onEvent?.({ type: 'enrollment-started', method });
    } catch (error) {
      fail(requestId, error);
    }
  };

  /** Runs what proves the factor, tells the host, and only then moves on. */
  const prove = async (proving: SetupState, sealed: string[] | undefined, run: Prove<T>): Promise<void> => {
    const { requestId } = proving;
    const { method } = asked.current;
    let confirmation: MfaConfirmation<T>;
    try {
      confirmation = await call(setupCalls[method].confirmOperation, run, { unlimited: method === 'passkey' });
    } catch (error) {
      return fail(requestId, error);
    }
    if (current() !== proving) return;
    latest.current.mfa.onEvent?.({ type: 'enrolled', method });
    try {
      await latest.current.onEnrolled?.(enrolledOf(method, confirmation, sealed));
    } finally {
      // the factor is proved, whatever becomes of the host's part; its rejection is the host's to see
      send({ type: 'confirmed', requestId });
      latest.current.mfa.statusChanged();
    }
  };

  const leave = (): void => {
    const before = current();
    abort();
    reauth.cancel();
    const id = 'enrollment' in before ? before.enrollment.id : undefined;
    if (send({ type: 'left' }) === before || id === undefined) return;
    void cancelQuietly(latest.current.mfa.adapter, { enrollmentId: id });
  };
  const resendClock = useClock('enrollment' in state ? state.enrollment.resendAt : undefined);
  useUnmount(leave);
  usePageHide(leave);
  useWaitOver(state, send);
  const expiresAt = state.status === 'awaiting-code' ? state.enrollment.expiresAt : undefined;
  useDeadline(expiresAt, (now) => send({ type: 'time-ran-out', now }));

  return {
    state,
    reauth,
    start: (method, { destination, label } = {}) => {
      const before = current();
      const box = destination === undefined ? undefined : new SecretBox(destination);
      const next = send({ type: 'start-requested', now: Date.now(), destination: box });
      if (next === before || next.status !== 'starting') return;
      const { challengeId } = latest.current;
      const params = { ...(challengeId && { challengeId }), ...(label && { label }) };
      asked.current = { method, options: params };
      if (method !== 'passkey') return void enroll(next.requestId, next.destination);
      void prove(next, undefined, async (adapter, ctx) => parseConfirm(await enrollPasskey(adapter, params, ctx)));
    },
    resend: () => {
      const before = current();
      const next = send({ type: 'resend-requested', now: resendClock() });
      if (next !== before && next.status === 'resending') void enroll(next.requestId, next.typed);
    },
    confirm: (typed) => {
      const before = current();
      const next = send({ type: 'submitted', now: Date.now() });
      if (next === before || next.status !== 'confirming') return;
      const { id: enrollmentId, codes } = next.enrollment;
      const { confirm } = setupCalls[asked.current.method];
      void prove(next, codes?.open(), async (adapter, ctx) =>
        parseConfirm(await confirm(adapter, { enrollmentId, code: normalizeCode(typed) }, ctx)),
      );
    },
    change: () => void send({ type: 'change-requested' }),
    leave,
  };
}

/** Codes of the confirm replace those of the enrol. */
function enrolledOf<T>(method: MfaMethod, answer: MfaConfirmation<T>, sealed: string[] | undefined): Enrolled<T> {
  const codes = answer.backupCodes ?? sealed;
  return { method, result: answer.result, codes: codes && new SecretBox(codes) };
}
