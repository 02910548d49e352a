'use client';
import type { MfaAdapter, MfaBuiltInMethod, MfaCallContext, MfaEnrollOptions } from '../../core/contract/adapter.js';
import { MfaError } from '../../core/contract/error.js';
import type { MfaOperation } from '../../core/contract/operation.js';

export interface EnrollParams {
  /** Phone number or email address. */
  destination?: string | undefined;
  /** The user's name for the factor. */
  label?: string | undefined;
}

interface SetupCalls {
  /** The operation that `onError` gets when `enroll` or `confirm` fails. */
  enrollOperation: MfaOperation;
  confirmOperation: MfaOperation;
  enroll: (
    adapter: MfaAdapter,
    options: MfaEnrollOptions,
    destination: string | undefined,
    ctx: MfaCallContext,
  ) => Promise<unknown>;
  confirm: (adapter: MfaAdapter, p: { enrollmentId: string; code: string }, ctx: MfaCallContext) => Promise<unknown>;
}

const unavailable = (): Promise<never> => Promise.reject(new MfaError('METHOD_UNAVAILABLE'));
/** Undefined if no option is set, because the guide calls `enrollTOTP()` without arguments. */
const undefinedIfEmpty = (options: MfaEnrollOptions): MfaEnrollOptions | undefined =>
  Object.keys(options).length ? options : undefined;

/** Creates and confirms a passkey, in one call. */
export const enrollPasskey = (adapter: MfaAdapter, options: MfaEnrollOptions, ctx: MfaCallContext): Promise<unknown> =>
  adapter.enrollPasskey?.(undefinedIfEmpty(options), ctx) ?? unavailable();

/** The pair of adapter methods for each method that is confirmed with a code. */
export const setupCalls: Record<MfaBuiltInMethod, SetupCalls> = {
  totp: {
    enrollOperation: 'enrollTOTP',
    confirmOperation: 'verifyTOTP',
    enroll: (adapter, options, _, ctx) => adapter.enrollTOTP?.(undefinedIfEmpty(options), ctx) ?? unavailable(),
    confirm: (adapter, p, ctx) => adapter.verifyTOTP?.(p, ctx) ?? unavailable(),
  },
  sms: {
    enrollOperation: 'enrollSMS',
    confirmOperation: 'verifySMS',
    enroll: (adapter, options, phoneNumber = '', ctx) =>
      adapter.enrollSMS?.({ phoneNumber, ...options }, ctx) ?? unavailable(),
    confirm: (adapter, p, ctx) => adapter.verifySMS?.(p, ctx) ?? unavailable(),
  },
  email: {
    enrollOperation: 'enrollEmail',
    confirmOperation: 'verifyEmail',
    enroll: (adapter, options, email, ctx) =>
      adapter.enrollEmail?.({ ...(email && { email }), ...options }, ctx) ?? unavailable(),
    confirm: (adapter, p, ctx) => adapter.verifyEmail?.(p, ctx) ?? unavailable(),
  },
  passkey: {
    enrollOperation: 'enrollPasskey',
    confirmOperation: 'enrollPasskey',
    enroll: unavailable,
    confirm: unavailable,
  },
};
