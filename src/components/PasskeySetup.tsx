'use client';
import { forwardRef, type ReactElement, type RefAttributes } from 'react';
import { Enrollment, type EnrollmentProps } from './enrollment/Enrollment.js';
import { ErrorBoundary } from './shared/ErrorBoundary.js';

export type PasskeySetupProps<T = unknown> = Omit<
  EnrollmentProps<T>,
  'rootRef' | 'inSignIn' | 'method' | 'methods' | 'onSkip'
>;

/** Sets up a passkey as second factor; usable alone from account settings. Renders a `<section>` element. */
export const PasskeySetup = /* @__PURE__ */ forwardRef<HTMLElement, PasskeySetupProps>(
  function PasskeySetup(props, ref) {
    return (
      <ErrorBoundary frame={props} rootRef={ref}>
        <Enrollment {...props} method="passkey" rootRef={ref} />
      </ErrorBoundary>
    );
  },
) as <T = unknown>(props: PasskeySetupProps<T> & RefAttributes<HTMLElement>) => ReactElement | null;
