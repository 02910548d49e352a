import type { MfaBuiltInMethod } from '../contract/adapter.js';
import type { MfaError } from '../contract/error.js';
import type { SecretBox } from '../text/secretBox.js';

interface Skippable {
  /** Whether the user has chosen "Not now". The host's callback is called only once. */
  skipped: boolean;
}

/** The screen that an enrollment starts with. On that screen, the host decides what Back does. */
export type EnrollmentEntry = 'introducing' | 'choosing-method' | 'setting-up';

/**
 * The state of an enrollment, from the introduction to the end. The setup of the chosen method has a separate state.
 */
export type EnrollmentState =
  | ({ status: 'introducing' } & Skippable)
  | ({ status: 'choosing-method'; error: MfaError | undefined; first: MfaBuiltInMethod | undefined } & Skippable)
  /**
   * `first` is the method that was set up before this one. Its backup codes are saved, and Back leads to its last
   * screen.
   */
  | { status: 'setting-up'; method: MfaBuiltInMethod; first: MfaBuiltInMethod | undefined }
  | { status: 'saving-codes'; method: MfaBuiltInMethod; codes: SecretBox<string[]> }
  /** The factor is enrolled and the backend sent no backup codes, so the user is offered some. */
  | { status: 'offering-codes'; method: MfaBuiltInMethod }
  | { status: 'done'; method: MfaBuiltInMethod }
  /** The user canceled, and the backend is being notified. Nothing else can start meanwhile. */
  | { status: 'leaving'; from: EnrollmentState };

export type EnrollmentEvent =
  | { type: 'accepted'; methods: readonly MfaBuiltInMethod[] }
  | { type: 'method-chosen'; method: MfaBuiltInMethod }
  | { type: 'method-failed'; error: MfaError }
  | { type: 'skipped' }
  | { type: 'back'; methods: readonly MfaBuiltInMethod[]; entry: EnrollmentEntry }
  | { type: 'enrolled'; codes: SecretBox<string[]> | undefined; canMakeCodes: boolean }
  | { type: 'codes-saved' }
  | { type: 'codes-declined' }
  | { type: 'second-requested' }
  | { type: 'leave-requested' }
  | { type: 'left' };

/** The first state. `only` is the method of a setup that is used by itself. */
export function startEnrollment(entry: EnrollmentEntry, only?: MfaBuiltInMethod): EnrollmentState {
  if (entry === 'setting-up' && only) return { status: 'setting-up', method: only, first: undefined };
  return entry === 'choosing-method' ? choosing() : { status: 'introducing', skipped: false };
}

export function enrollmentFlow(state: EnrollmentState, event: EnrollmentEvent): EnrollmentState {
  switch (event.type) {
    case 'accepted': {
      if (state.status !== 'introducing') return state;
      const [only, ...others] = event.methods;
      return only && !others.length ? { status: 'setting-up', method: only, first: undefined } : choosing();
    }
    case 'skipped':
      return (state.status === 'introducing' || state.status === 'choosing-method') && !state.skipped
        ? { ...state, skipped: true }
        : state;
    case 'method-chosen':
      return state.status === 'choosing-method'
        ? { status: 'setting-up', method: event.method, first: state.first }
        : state;
    case 'method-failed':
      return state.status === 'setting-up' ? choosing(state.first, event.error) : state;
    case 'back':
      return goBack(state, event);
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
      return state.status === 'done' ? choosing(state.method) : state;
    case 'leave-requested':
      return state.status === 'introducing' || state.status === 'choosing-method' || state.status === 'setting-up'
        ? { status: 'leaving', from: state }
        : state;
    case 'left': // a host may keep the enrollment on screen after a Cancel
      return state.status === 'leaving' ? state.from : state;
    default:
      event satisfies never;
      return state;
  }
}

function choosing(first?: MfaBuiltInMethod, error?: MfaError): EnrollmentState {
  return { status: 'choosing-method', error, first, skipped: false };
}

/** The state that Back leads to. The same state if the host decides what Back does. */
function goBack(
  state: EnrollmentState,
  { methods, entry }: Extract<EnrollmentEvent, { type: 'back' }>,
): EnrollmentState {
  if (state.status === 'setting-up' && (methods.length > 1 || (entry === 'choosing-method' && !state.first)))
    return choosing(state.first);
  if (state.status !== 'setting-up' && state.status !== 'choosing-method') return state;
  if (state.first) return { status: 'done', method: state.first };
  return entry === 'introducing' ? startEnrollment(entry) : state;
}

/** Whether to offer codes at the end. After a second method, new codes would invalidate those saved for the first. */
export function offersCodes(state: EnrollmentState, canMakeCodes: boolean): boolean {
  return canMakeCodes && !('first' in state && state.first);
}
