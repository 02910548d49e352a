'use client';
import { useRef } from 'react';
import type { MfaAdapter, MfaCallContext, MfaEnrollOptions } from '../../core/contract/adapter.js';
import { MfaError, mayHaveWorked, toMfaError } from '../../core/contract/error.js';
import { openEnrollment } from '../../core/enrollment/openEnrollment.js';
import { type SetupEvent, setupFlow } from '../../core/enrollment/setupFlow.js';
import { type SetupRequest, type SetupState, setupStart } from '../../core/enrollment/setupState.js';
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
import { useVerbs } from '../runtime/useVerbs.js';
import { useWaitOver } from '../runtime/useWaitOver.js';
import { waitBriefly } from '../runtime/waitBriefly.js';
import { useCallWithReauth } from '../step-up/useCallWithReauth.js';
import type { Enrolled, SetupControls, UseSetupOptions } from './SetupControls.js';
import { enrollPasskey, setupCalls } from './setupCalls.js';

type Proving = Extract<SetupState, { status: 'starting' | 'confirming' }>;
type Prove<T> = (adapter: MfaAdapter, ctx: MfaCallContext) => Promise<MfaConfirmation<T>>;

/** The enrollment of one factor, for every method. `inSignIn`: the session goes to the sign-in, not to the provider. */
export function useSetup<T = unknown>(options: UseSetupOptions<T>, inSignIn = false): SetupControls {
  const mfa = useMfa();
  const latest = useLatest({ ...options, mfa, inSignIn });
  const { call, abort, reauth } = useCallWithReauth(options.challengeId);
  const { state, send, current } = useFlow<SetupState, SetupEvent>(setupFlow, () => setupStart, options.challengeId);
  const checking = useRef<Promise<void>>(undefined); // Cancel waits for it

  const drop = (enrollmentId: string): Promise<void> =>
    cancelQuietly(latest.current.mfa.adapter, { enrollmentId, kind: 'enrollment' });

  const fail = (requestId: number, error: MfaError): void => {
    const before = current();
    const after = send({ type: 'failed', requestId, error, now: Date.now() });
    if (error.code === 'ALREADY_ENROLLED') latest.current.mfa.statusChanged(); // the cached status is stale
    const unavailable = error.code === 'METHOD_UNAVAILABLE' || error.code === 'ENROLLMENT_EXPIRED';
    if (unavailable && after !== before && after.status === 'ready') latest.current.onUnavailable?.(error);
  };

  const enroll = async (requestId: number, request: SetupRequest): Promise<void> => {
    const { method, destination } = request;
    const params = enrollOptions(latest.current.challengeId, request);
    try {
      const info = await call(setupCalls[method].enrollOperation, async (adapter, ctx) =>
        parseEnrollment(await setupCalls[method].enroll(adapter, params, destination?.open(), ctx)),
      );
      const { issuer, onEvent } = latest.current.mfa;
      const enrollment = openEnrollment(info, { request, issuer, now: Date.now() });
      if (send({ type: 'started', requestId, enrollment }).requestId === requestId)
        onEvent?.({ type: 'enrollment-started', method });
    } catch (error) {
      fail(requestId, toMfaError(error));
    }
  };

  /** Handles a refused code after the user has left: the factor isn't verified, so the enrollment is discarded. */
  const refuse = async (proving: Proving, error: MfaError): Promise<void> => {
    const { requestId } = proving;
    const now = current();
    const hasLeft = now.requestId !== requestId || (now.status === 'confirming' && now.left);
    fail(requestId, error);
    if (hasLeft && proving.status === 'confirming' && !mayHaveWorked(error)) await drop(proving.enrollment.id);
  };

  /** Runs the call that proves the factor, notifies the host, and only then continues. */
  const prove = async (proving: Proving, run: Prove<T>): Promise<void> => {
    const { requestId, request } = proving;
    const passkey = request.method === 'passkey'; // leaving the screen closes the passkey prompt
    let answer: MfaConfirmation<T>;
    try {
      answer = await call(setupCalls[request.method].confirmOperation, run, { unlimited: passkey, outlives: !passkey });
    } catch (error) {
      return refuse(proving, toMfaError(error));
    }
    const proved = send({ type: 'proved', requestId });
    if (!isProved(proved, requestId)) return latest.current.mfa.statusChanged(); // canceled meanwhile
    latest.current.mfa.onEvent?.({ type: 'enrolled', method: request.method });
    const { result: session, next, backupCodes } = answer;
    // codes from confirm replace those from enroll
    const codes = backupCodes
      ? new SecretBox(backupCodes)
      : proved.status === 'confirming'
        ? proved.enrollment.codes?.take()
        : undefined;
    void deliver(requestId, { method: request.method, session, next, codes });
  };

  const deliver = async (requestId: number, enrolled: Enrolled<T>): Promise<void> => {
    try {
      if (enrolled.session && !latest.current.inSignIn) await latest.current.mfa.deliverSession(enrolled.session);
      await latest.current.onEnrolled?.(enrolled);
    } finally {
      // the factor is confirmed even if the host's callback fails; the host sees its own rejection
      send({ type: 'confirmed', requestId });
      latest.current.mfa.statusChanged();
    }
  };

  const leave = async (type: 'canceled' | 'left'): Promise<void> => {
    const before = current();
    if (send({ type }) === before) return;
    if (before.status === 'confirming') {
      if (type === 'canceled' && reauth.state.status !== 'idle') reauth.cancel();
      return waitBriefly(checking.current);
    }
    abort();
    if ('enrollment' in before && !before.outcomeUnknown) await drop(before.enrollment.id);
  };
  const resendClock = useClock('enrollment' in state ? state.enrollment.resendAt : undefined);
  useUnmount(() => void leave('left'));
  usePageHide(() => void leave('left'));
  useWaitOver(state, send);
  const expiresAt = state.status === 'awaiting-code' ? state.enrollment.expiresAt : undefined;
  useDeadline(expiresAt, (now) => {
    const before = current();
    if (send({ type: 'time-ran-out', now }) !== before)
      latest.current.onUnavailable?.(new MfaError('ENROLLMENT_EXPIRED'));
  });

  const verbs = useVerbs<Omit<SetupControls, 'state' | 'reauth'>>({
    start: (method, { destination, label } = {}) => {
      const before = current();
      const box = destination === undefined ? undefined : new SecretBox(destination);
      const next = send({ type: 'start-requested', now: Date.now(), request: { method, destination: box, label } });
      if (next === before || next.status !== 'starting') return;
      if (method !== 'passkey') return void enroll(next.requestId, next.request);
      const params = enrollOptions(latest.current.challengeId, next.request);
      void prove(next, async (adapter, ctx) =>
        parseConfirm(await enrollPasskey(adapter, params, ctx), adapter.methods),
      );
    },
    resend: () => {
      const before = current();
      const next = send({ type: 'resend-requested', now: resendClock() });
      if (next !== before && next.status === 'resending') void enroll(next.requestId, next.request);
    },
    confirm: (typed, { automatic = false } = {}) => {
      const code = normalizeCode(typed);
      const before = current();
      const next = send({ type: 'submitted', now: Date.now(), code, automatic });
      if (next === before || next.status !== 'confirming') return;
      const { id: enrollmentId } = next.enrollment;
      const { confirm } = setupCalls[next.request.method];
      checking.current = prove(next, async (adapter, ctx) =>
        parseConfirm(await confirm(adapter, { enrollmentId, code }, ctx), adapter.methods),
      );
    },
    edit: () => void send({ type: 'edited' }),
    change: () => void send({ type: 'change-requested' }),
    leave: () => leave('canceled'),
  });
  return { state, reauth, ...verbs };
}

const isProved = (state: SetupState, requestId: number): state is Proving =>
  'proved' in state && state.proved && state.requestId === requestId;

function enrollOptions(challengeId: string | undefined, { label }: SetupRequest): MfaEnrollOptions {
  return { ...(challengeId && { challengeId }), ...(label && { label }) };
}
