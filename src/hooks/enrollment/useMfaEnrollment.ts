'use client';
import { canMakeCodes as canMakeCodesFor } from '../../core/backup-codes/canMakeCodes.js';
import type { MfaAdapter, MfaBuiltInMethod, MfaMethod } from '../../core/contract/adapter.js';
import { callHostCallback } from '../../core/contract/callHostCallback.js';
import { METHODS_BY_STRENGTH } from '../../core/contract/methodsByStrength.js';
import {
  type EnrollmentEvent,
  type EnrollmentState,
  enrollmentFlow,
  offersCodes,
  startEnrollment,
} from '../../core/enrollment/enrollmentFlow.js';
import { useMfa } from '../../provider/context.js';
import { cancelQuietly } from '../runtime/cancelQuietly.js';
import { useFlow } from '../runtime/useFlow.js';
import { useLatest } from '../runtime/useLatest.js';
import { useRemoval } from '../runtime/useRemoval.js';
import { useVerbs } from '../runtime/useVerbs.js';
import { waitBriefly } from '../runtime/waitBriefly.js';
import type { Enrolled, SetupControls } from './SetupControls.js';
import type { EnrollParams } from './setupCalls.js';
import { useSetup } from './useSetup.js';

/** Options of {@link useMfaEnrollment}. */
export interface UseMfaEnrollmentOptions<T = unknown> {
  /** The `challengeId` of the login response, if enrollment is required during sign-in. */
  challengeId?: string | undefined;
  /**
   * Whether the enrollment is a step of `useMfaFlow`. Then `onConfirmed` gets the session, and the provider's
   * `onSession` doesn't.
   * @default false
   */
  inSignIn?: boolean | undefined;
  /** Limits the methods that can be set up, as `enrollable` in the login response does. */
  methods?: readonly MfaMethod[] | undefined;
  /** Starts with the setup of one method, without the introduction and the choice. */
  method?: MfaBuiltInMethod | undefined;
  /** Whether to skip the introduction, for a user who has already decided. @default false */
  skipIntro?: boolean | undefined;
  /** Whether each setup starts with a field to name the factor. @default false */
  askName?: boolean | undefined;
  /**
   * Whether the user already has backup codes. New ones, which would invalidate them, are then not offered at the end.
   * @default false
   */
  hasCodes?: boolean | undefined;
  /**
   * Called as soon as a factor is confirmed, with the session if there is a new one, and awaited before any other call.
   * The provider's `onSession` has already received it. `next` is set if another step is due: once the codes are saved,
   * pass it to `MfaFlow` as `result`.
   */
  onConfirmed?: ((confirmed: Omit<Enrolled<T>, 'codes'>) => void | Promise<void>) | undefined;
  /**
   * Called at the end of each setup, when the factor is confirmed and its backup codes are saved or declined. If the
   * user adds another method, it is called again.
   */
  onEnrolled?: ((enrolled: Enrolled<T>) => void) | undefined;
  /** Called once when the user chooses "Not now". */
  onSkip?: (() => void) | undefined;
}

/** What {@link useMfaEnrollment} returns: the state of the enrollment, and the user's actions. */
export interface EnrollmentControls {
  /** The current state: `status` says what to show. */
  state: EnrollmentState;
  /** The setup of the chosen method. */
  setup: SetupControls;
  /** The methods that can be set up, strongest first. */
  methods: readonly MfaBuiltInMethod[];
  /** Whether backup codes are offered once the factor is confirmed, if it doesn't come with any. */
  canMakeCodes: boolean;
  /** Leaves the introduction: shows the choice of methods, or the setup of the only one. */
  accept: () => void;
  /** Chooses a method, and starts its setup unless the user has to enter something first. */
  choose: (method: MfaBuiltInMethod) => void;
  /** Opens the enrollment of the chosen method. `params.destination` is the phone number or email address. */
  start: (params?: EnrollParams) => void;
  /** Declines the enrollment ("Not now"), and calls `onSkip` once. */
  skip: () => void;
  /** Returns to the previous screen. Does nothing while a code is checked, or once the factor is confirmed. */
  back: () => void;
  /** Whether `back` leads to another screen of the flow. */
  canGoBack: boolean;
  /** Cancels, and notifies the backend. Never rejects, and resolves within three seconds. */
  abandon: () => Promise<void>;
  /** The `onSaved` of `useBackupCodes`, for the codes that came with the factor or were offered after it. */
  codesSaved: () => void;
  /** In `offering-codes`: continues without backup codes. */
  declineCodes: () => void;
  /** Sets up another factor after the first. */
  addSecond: () => void;
}

type Verbs = Omit<EnrollmentControls, 'state' | 'setup' | 'methods' | 'canMakeCodes' | 'canGoBack'>;

/**
 * Enrollment without UI: introduction, choice, setup, backup codes, done.
 */
export function useMfaEnrollment<T = unknown>(options: UseMfaEnrollmentOptions<T>): EnrollmentControls {
  const { method: only } = options;
  const mfa = useMfa();
  const latest = useLatest(options);
  const methods = only ? [only] : enrollableMethods(mfa.adapter, options.methods);
  const entry = only ? 'setting-up' : options.skipIntro ? 'choosing-method' : 'introducing';
  const backwards: EnrollmentEvent = { type: 'back', methods, entry };
  const flow = useFlow<EnrollmentState, EnrollmentEvent>(
    enrollmentFlow,
    () => startEnrollment(entry, only),
    options.challengeId,
  );
  useRemoval(flow.close); // only unsaved codes survive while the page is hidden
  const { state, current } = flow;
  const canMakeCodes =
    canMakeCodesFor(mfa.adapter, 'method' in state ? [state.method] : undefined) && !options.hasCodes;
  const send = (event: EnrollmentEvent): boolean => {
    const before = current();
    const next = flow.send(event);
    if (next !== before && next.status === 'done' && event.type !== 'back')
      callHostCallback(latest.current.onEnrolled, { method: next.method });
    return next !== before;
  };
  const setup = useSetup<T>(
    {
      challengeId: options.challengeId,
      onEnrolled: async ({ codes, ...confirmed }: Enrolled<T>) => {
        try {
          await latest.current.onConfirmed?.(confirmed);
        } finally {
          if (!send({ type: 'enrolled', codes, canMakeCodes })) codes?.wipe(); // the screen is gone
        }
      },
      onUnavailable: (error) => {
        if (methods.length < 2) return; // with only one method, the setup screen shows the error and a retry
        void setup.leave();
        send({ type: 'method-failed', error });
      },
    },
    options.inSignIn,
  );
  const startAtOnce = (): void => {
    const now = current();
    if (!options.askName && now.status === 'setting-up' && now.method === 'totp') setup.start('totp');
  };

  const verbs = useVerbs<Verbs>({
    accept: () => {
      if (send({ type: 'accepted', methods })) startAtOnce();
    },
    choose: (method) => {
      if (send({ type: 'method-chosen', method })) startAtOnce();
    },
    start: (params) => {
      const now = current();
      if (now.status === 'setting-up') setup.start(now.method, params);
    },
    back: () => {
      // the factor may already be confirmed while the host stores the session, and its backup codes must not be skipped
      if (setup.state.status === 'confirming' || ('proved' in setup.state && setup.state.proved)) return;
      void setup.leave();
      send(backwards);
    },
    skip: () => {
      if (send({ type: 'skipped' })) callHostCallback(latest.current.onSkip);
    },
    abandon: async () => {
      const { challengeId } = latest.current;
      // the backup codes of a confirmed factor must still be shown
      if (!('proved' in setup.state && setup.state.proved)) send({ type: 'leave-requested' });
      const left = setup.leave();
      const drop = async (): Promise<void> => {
        await left;
        if (challengeId) await cancelQuietly(mfa.adapter, { challengeId, kind: 'sign-in' });
      };
      await waitBriefly(drop());
      send({ type: 'left' });
    },
    codesSaved: () => void send({ type: 'codes-saved' }),
    declineCodes: () => void send({ type: 'codes-declined' }),
    addSecond: () => {
      void setup.leave();
      send({ type: 'second-requested' });
    },
  });
  return {
    state,
    setup,
    methods,
    canMakeCodes: offersCodes(state, canMakeCodes),
    canGoBack: enrollmentFlow(state, backwards) !== state,
    ...verbs,
  };
}

/** The methods that the adapter can enroll, limited to those that the backend names. */
export function enrollableMethods(adapter: MfaAdapter, named?: readonly MfaMethod[]): readonly MfaBuiltInMethod[] {
  const can: Record<MfaBuiltInMethod, boolean> = {
    totp: !!adapter.enrollTOTP && !!adapter.verifyTOTP,
    sms: !!adapter.enrollSMS && !!adapter.verifySMS,
    email: !!adapter.enrollEmail && !!adapter.verifyEmail,
    passkey: !!adapter.enrollPasskey,
  };
  return METHODS_BY_STRENGTH.filter((method) => can[method] && (!named || named.includes(method)));
}
