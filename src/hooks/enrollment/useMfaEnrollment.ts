'use client';
import { canMakeCodes as canMakeCodesFor } from '../../core/backup-codes/canMakeCodes.js';
import type { MfaAdapter, MfaMethod, MfaResult } from '../../core/contract/adapter.js';
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
import { soon } from '../runtime/soon.js';
import { useFlow } from '../runtime/useFlow.js';
import { useLatest } from '../runtime/useLatest.js';
import { useRemoval } from '../runtime/useRemoval.js';
import type { Enrolled, SetupControls } from './SetupControls.js';
import type { EnrollParams } from './setupCalls.js';
import { useSetup } from './useSetup.js';

/** Options of {@link useMfaEnrollment}. */
export interface UseMfaEnrollmentOptions<T = unknown> {
  /** Of the login answer, where the enrollment is forced during sign-in. */
  challengeId?: string | undefined;
  /** Narrows what the adapter can enrol, as `enrollable` of the login answer does. */
  methods?: readonly MfaMethod[] | undefined;
  /** Starts at one method's set-up, without "why" and choice. */
  method?: MfaMethod | undefined;
  /** Whether it starts at the choice of method, for a person who has decided already. @default false */
  skipIntro?: boolean | undefined;
  /** Whether each set-up starts with a screen on which the factor can be named. @default false */
  askName?: boolean | undefined;
  /**
   * Whether the person has backup codes already. None are then offered at the end, since making them would void those.
   * @default false
   */
  hasCodes?: boolean | undefined;
  /**
   * Called at once when a factor is proved, with the session where the confirm brought one, and awaited before anything
   * else is called. The provider's `onSession` has had it by then.
   */
  onConfirmed?: ((session: MfaResult<T> | undefined) => void | Promise<void>) | undefined;
  /**
   * Called at the end of each set-up, so again for a second way: the factor is proved, and its backup codes are saved or
   * declined.
   */
  onEnrolled?: ((enrolled: Enrolled<T>) => void) | undefined;
  /** Called once when the person says "Not now". */
  onSkip?: (() => void) | undefined;
}

/** What {@link useMfaEnrollment} gives: the state of the enrollment, and what a person can do in it. */
export interface EnrollmentControls {
  state: EnrollmentState;
  /** The set-up of the method that was chosen. */
  setup: SetupControls;
  /** What can be set up, strongest first. */
  methods: readonly MfaMethod[];
  /** Whether backup codes are offered once the factor is proved, if none come with it. */
  canMakeCodes: boolean;
  accept: () => void;
  /** Chooses, and opens the enrollment at once where nothing has to be typed first. */
  choose: (method: MfaMethod) => void;
  start: (params?: EnrollParams) => void;
  /** Says "Not now": the host hears of it once. */
  skip: () => void;
  back: () => void;
  /** Whether `back` leads to another screen; what lies behind the one that it starts at is the host's. */
  canGoBack: boolean;
  /** Tells the backend that the person walks away. Never rejects, and soon resolves. */
  abandon: () => Promise<void>;
  codesSaved: () => void;
  declineCodes: () => void;
  /** After the first factor: sets up another one. */
  addSecond: () => void;
}

/**
 * Enrollment without an interface: why, choice, set-up, backup codes, done. `inSignIn`: the session is the sign-in's,
 * which takes it by `onConfirmed`, and not the provider's.
 */
export function useMfaEnrollment<T = unknown>(
  options: UseMfaEnrollmentOptions<T>,
  inSignIn = false,
): EnrollmentControls {
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
  useRemoval(flow.close); // unsaved codes outlive a page that is hidden, and nothing else
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
      onEnrolled: async ({ session, codes }: Enrolled<T>) => {
        try {
          await latest.current.onConfirmed?.(session);
        } finally {
          if (!send({ type: 'enrolled', codes, canMakeCodes })) codes?.wipe(); // nobody is there to see them
        }
      },
      onUnavailable: (error) => {
        if (methods.length < 2) return; // its own screen tells the error, and starts again
        void setup.leave();
        send({ type: 'method-failed', error });
      },
    },
    inSignIn,
  );
  const startAtOnce = (): void => {
    const now = current();
    if (!options.askName && now.status === 'setting-up' && now.method === 'totp') setup.start('totp');
  };

  return {
    state,
    setup,
    methods,
    canMakeCodes: offersCodes(state, canMakeCodes),
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
      // the factor may be proved already while the host installs the session: its backup codes must not be passed over
      if (setup.state.status === 'confirming' || ('proved' in setup.state && setup.state.proved)) return;
      void setup.leave();
      send(backwards);
    },
    canGoBack: enrollmentFlow(state, backwards) !== state,
    skip: () => {
      if (send({ type: 'skipped' })) callHostCallback(latest.current.onSkip);
    },
    abandon: () => {
      const { challengeId } = latest.current;
      const left = setup.leave();
      const drop = async (): Promise<void> => {
        await left;
        if (challengeId) await cancelQuietly(mfa.adapter, { challengeId, kind: 'sign-in' });
      };
      return soon(drop());
    },
    codesSaved: () => void send({ type: 'codes-saved' }),
    declineCodes: () => void send({ type: 'codes-declined' }),
    addSecond: () => {
      void setup.leave();
      send({ type: 'second-requested' });
    },
  };
}

/** Presence is the capability; what the backend names narrows it. */
export function enrollableMethods(adapter: MfaAdapter, named?: readonly MfaMethod[]): readonly MfaMethod[] {
  const can: Record<MfaMethod, boolean> = {
    totp: !!adapter.enrollTOTP && !!adapter.verifyTOTP,
    sms: !!adapter.enrollSMS && !!adapter.verifySMS,
    email: !!adapter.enrollEmail && !!adapter.verifyEmail,
    passkey: !!adapter.enrollPasskey,
  };
  return METHODS_BY_STRENGTH.filter((method) => can[method] && (!named || named.includes(method)));
}
