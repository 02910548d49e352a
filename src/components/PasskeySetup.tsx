'use client';
import { forwardRef, type ReactElement, type RefAttributes } from 'react';
import { Enrollment, type EnrollmentProps } from './enrollment/Enrollment.js';
import { DropIn } from './shared/DropIn.js';

/** Props of {@link PasskeySetup}. */
export type PasskeySetupProps<T = unknown> = Omit<
  EnrollmentProps<T>,
  'rootRef' | 'inSignIn' | 'method' | 'methods' | 'onSkip'
>;

/** Sets up a passkey. Use it on its own in account settings. Renders a `<section>` element. */
export const PasskeySetup = /* @__PURE__ */ forwardRef<HTMLElement, PasskeySetupProps>(
  function PasskeySetup(props, ref) {
    return (
      <DropIn props={props} rootRef={ref}>
        {(own) => <Enrollment {...own} method="passkey" rootRef={ref} />}
      </DropIn>
    );
  },
) as <T = unknown>(props: PasskeySetupProps<T> & RefAttributes<HTMLElement>) => ReactElement | null;
