'use client';
import { forwardRef, type ReactElement, type Ref, type RefAttributes } from 'react';
import type { UseMfaChallengeOptions } from '../hooks/challenge/useMfaChallenge.js';
import { Challenge } from './challenge/Challenge.js';
import { DropIn } from './shared/DropIn.js';
import type { DropInProps } from './shared/DropInProps.js';

/** Props of {@link MfaChallenge}. */
export interface MfaChallengeProps<T = unknown> extends UseMfaChallengeOptions<T>, DropInProps {
  /** Whether the code field takes the focus on mount. @default true */
  autoFocus?: boolean | undefined;
  /**
   * Whether to offer "Don't ask again on this device", if the backend supports it.
   * @default true, except for a step-up
   */
  trustDevice?: boolean | undefined;
  /**
   * Whether the user is already signed in. An expired challenge then calls `onCancel`, not `onRestart`.
   * @default false
   */
  stepUp?: boolean | undefined;
  /** Set to the function that cancels, for a dialog in which Escape does the same as Cancel. @internal */
  leaveRef?: Ref<() => void> | undefined;
  /**
   * Called when the challenge can no longer succeed: show your sign-in form. In a step-up, `onCancel` is called
   * instead.
   */
  onRestart: () => void;
  /** Called when the user cancels. Without it, there is no "Cancel" link. */
  onCancel?: (() => void) | undefined;
}

/**
 * Asks for a code, a passkey, an approval or a backup code. The choice of another method and help are built in. Renders
 * a `<section>` element.
 */
export const MfaChallenge = /* @__PURE__ */ forwardRef<HTMLElement, MfaChallengeProps>(
  function MfaChallenge(props, ref) {
    return (
      <DropIn props={props} rootRef={ref} inSignIn>
        {(own) => <Challenge {...own} rootRef={ref} />}
      </DropIn>
    );
  },
) as <T = unknown>(props: MfaChallengeProps<T> & RefAttributes<HTMLElement>) => ReactElement | null;
