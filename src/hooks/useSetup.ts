'use client';
import { useRef } from 'react';
import type { MfaEnrollmentInfo, MfaMethod, MfaResult } from '../core/adapter.js';
import { normalizeCode } from '../core/code.js';
import { deadlineAfter } from '../core/deadline.js';
import { MfaError, toMfaError } from '../core/error.js';
import { buildOtpauthUri, parseOtpauthUri } from '../core/otpauth.js';
import { parseEnrollment } from '../core/parseEnrollment.js';
import { type MfaConfirmation, parseConfirm } from '../core/parseResult.js';
import { SecretBox } from '../core/secretBox.js';
import {
  type Enrollment,
  type SetupEvent,
  type SetupState,
  setupFlow,
  setupStart,
  type TotpSecret,
} from '../core/setupFlow.js';
import { useMfa } from '../provider/context.js';
import { type EnrollParams, setupCalls } from './setupCalls.js';
import { useFlow } from './useFlow.js';
import { type Reauth, useGuardedCall } from './useGuardedCall.js';
import { useLatest } from './useLatest.js';
import { useMoment } from './useMoment.js';
import { usePageHidden } from './usePageHidden.js';
import { useUnmount } from './useUnmount.js';

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

/** One factor's enrolment, whatever the method. */
export function useSetup<T = unknown>(options: UseSetupOptions<T>): SetupControls {
  const mfa = useMfa();
  const latest = useLatest({ ...options, mfa });
  const { call, abort, reauth } = useGuardedCall();
  const { state, send, current } = useFlow<SetupState, SetupEvent>(setupFlow, () => setupStart, options.challengeId);
  const asked = useRef<{ method: MfaMethod; label: string | undefined }>({ method: 'totp', label: undefined });

  const fail = (attempt: number, error: unknown): void =>
    void send({ type: 'failed', attempt, error: toMfaError(error), now: Date.now() });

  const enroll = async (attempt: number, destination: SecretBox<string> | undefined): Promise<void> => {
    const { method, label } = asked.current;
    try {
      const info = await call(async (adapter, ctx) => {
        const { challengeId } = latest.current;
        const params = { ...(challengeId && { challengeId }), ...(label && { label }) };
        return parseEnrollment(await setupCalls[method].enroll(adapter, params, destination?.open(), ctx));
      });
      const enrollment = enrollmentOf(info, { method, typed: destination?.open(), issuer: latest.current.mfa.issuer });
      if (send({ type: 'started', attempt, enrollment }).attempt === attempt)
        latest.current.mfa.onEvent?.({ type: 'enrollment-started', method });
    } catch (error) {
      fail(attempt, error);
    }
  };

  const leave = (): void => {
    const before = current();
    abort();
    reauth.cancel();
    const id = 'enrollment' in before ? before.enrollment.id : undefined;
    if (send({ type: 'left' }) === before || id === undefined) return;
    const { adapter, ...rest } = latest.current.mfa;
    void Promise.resolve(adapter.cancel?.({ enrollmentId: id })).catch(() => rest);
  };
  useUnmount(leave);
  usePageHidden(leave);
  useMoment('waitUntil' in state ? state.waitUntil : undefined, (now) => send({ type: 'wait-over', now }));

  return {
    state,
    reauth,
    start: (method, { destination, label } = {}) => {
      const before = current();
      const box = destination === undefined ? undefined : new SecretBox(destination);
      const next = send({ type: 'start-requested', now: Date.now(), destination: box });
      if (next === before || next.status !== 'starting') return;
      asked.current = { method, label };
      void enroll(next.attempt, next.destination);
    },
    resend: () => {
      const before = current();
      const next = send({ type: 'resend-requested', now: Date.now() });
      if (next !== before && next.status === 'resending') void enroll(next.attempt, next.enrollment.destination);
    },
    confirm: (typed) => {
      const before = current();
      const next = send({ type: 'submitted', now: Date.now() });
      if (next === before || next.status !== 'confirming') return;
      const { attempt, enrollment } = next;
      const { method } = asked.current;
      const code = new SecretBox(normalizeCode(typed));
      const sealed = enrollment.codes?.open();
      void (async () => {
        try {
          const confirmation = await call(async (adapter, ctx) => {
            const params = { enrollmentId: enrollment.id, code: code.open() ?? '' };
            return parseConfirm<T>(await setupCalls[method].confirm(adapter, params, ctx));
          });
          if (current() !== next) return;
          latest.current.mfa.onEvent?.({ type: 'enrolled', method });
          await latest.current.onEnrolled?.(enrolledOf(method, confirmation, sealed));
          send({ type: 'confirmed', attempt });
        } catch (error) {
          fail(attempt, error);
        } finally {
          code.wipe();
        }
      })();
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

interface Known {
  method: MfaMethod;
  typed: string | undefined;
  issuer: string;
}

function enrollmentOf(info: MfaEnrollmentInfo, { method, typed, issuer }: Known): Enrollment {
  const now = Date.now();
  const destination = typed ?? info.destination;
  return {
    id: info.id,
    totp: method === 'totp' ? new SecretBox(totpSecretOf(info, issuer)) : undefined,
    codes: info.backupCodes && new SecretBox(info.backupCodes),
    destination: destination === undefined ? undefined : new SecretBox(destination),
    expiresAt: deadlineAfter(info.expiresIn, now),
    resendAt: method === 'totp' ? undefined : deadlineAfter(info.resendIn ?? 30, now),
  };
}

/** Drawn here wherever the secret is known; the backend's picture only where nothing else is there. */
function totpSecretOf({ secret, qrCodeUrl, account }: MfaEnrollmentInfo, issuer: string): TotpSecret {
  const given = qrCodeUrl && parseOtpauthUri(qrCodeUrl) ? qrCodeUrl : undefined;
  const uri = given ?? (secret && buildOtpauthUri({ secret, issuer, account }));
  const image = uri ? undefined : qrCodeUrl;
  if (!uri && !image) throw new MfaError('SERVER');
  return { uri, image, key: secret };
}
