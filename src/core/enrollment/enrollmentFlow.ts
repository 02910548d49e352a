import type { MfaMethod } from '../contract/adapter.js';
import type { MfaError } from '../contract/error.js';
import type { SecretBox } from '../text/secretBox.js';

/** From "why" to "done". The set-up of the chosen method has a flow of its own (`setupFlow`). */
export type EnrollmentState =
  | { status: 'introducing' }
  | { status: 'choosing-method'; error: MfaError | undefined; first: MfaMethod | undefined }
  /** With `first`, the method proved before this one: it has had its backup codes, and Back leads to its end. */
  | { status: 'setting-up'; method: MfaMethod; first: MfaMethod | undefined }
  | { status: 'saving-codes'; method: MfaMethod; codes: SecretBox<string[]> }
  /** Enrolled, and the backend gave no codes: they are offered, by a click. */
  | { status: 'offering-codes'; method: MfaMethod }
  | { status: 'done'; method: MfaMethod };

export type EnrollmentEvent =
  | { type: 'accepted'; methods: readonly MfaMethod[] }
  | { type: 'method-chosen'; method: MfaMethod }
  | { type: 'method-failed'; error: MfaError }
  | { type: 'back'; methods: readonly MfaMethod[] }
  | { type: 'enrolled'; codes: SecretBox<string[]> | undefined; canMakeCodes: boolean }
  | { type: 'codes-saved' }
  | { type: 'codes-declined' }
  | { type: 'second-requested' };

export const enrollmentStart: EnrollmentState = { status: 'introducing' };

export function enrollmentFlow(state: EnrollmentState, event: EnrollmentEvent): EnrollmentState {
  switch (event.type) {
    case 'accepted': {
      if (state.status !== 'introducing') return state;
      const [only, ...others] = event.methods;
      return only && !others.length
        ? { status: 'setting-up', method: only, first: undefined }
        : { status: 'choosing-method', error: undefined, first: undefined };
    }
    case 'method-chosen':
      return state.status === 'choosing-method'
        ? { status: 'setting-up', method: event.method, first: state.first }
        : state;
    case 'method-failed':
      return state.status === 'setting-up'
        ? { status: 'choosing-method', error: event.error, first: state.first }
        : state;
    case 'back':
      if (state.status === 'setting-up' && event.methods.length > 1)
        return { status: 'choosing-method', error: undefined, first: state.first };
      if (state.status !== 'setting-up' && state.status !== 'choosing-method') return state;
      return state.first ? { status: 'done', method: state.first } : enrollmentStart;
    case 'enrolled': {
      if (state.status !== 'setting-up') return state;
      const { method } = state;
      if (event.codes) return { status: 'saving-codes', method, codes: event.codes };
      return { status: offersCodes(state, event.canMakeCodes) ? 'offering-codes' : 'done', method };
    }
    case 'codes-saved':
      return state.status === 'saving-codes' || state.status === 'offering-codes'
        ? { status: 'done', method: state.method }
        : state;
    case 'codes-declined':
      return state.status === 'offering-codes' ? { status: 'done', method: state.method } : state;
    case 'second-requested':
      return state.status === 'done' ? { status: 'choosing-method', error: undefined, first: state.method } : state;
    default:
      event satisfies never;
      return state;
  }
}

/** Whether codes are offered at the end: after a second way they would void those of the first. */
export function offersCodes(state: EnrollmentState, canMakeCodes: boolean): boolean {
  return canMakeCodes && !('first' in state && state.first);
}
