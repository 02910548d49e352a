'use client';
import { forwardRef, type ReactElement, type RefAttributes } from 'react';
import { Enrollment, type EnrollmentProps } from './enrollment/Enrollment.js';
import { DropIn } from './shared/DropIn.js';

/** Props of {@link TotpSetup}. */
export interface TotpSetupProps<T = unknown>
  extends Omit<EnrollmentProps<T>, 'rootRef' | 'inSignIn' | 'method' | 'methods' | 'onSkip'> {
  /**
   * Whether the setup starts as soon as it is shown, without “Continue”. Set it on a page or in a dialog that the user
   * opened to set up an app. The backend then creates a secret, and may ask for the password first. With `askName`, the
   * name comes first.
   * @default false
   */
  autoStart?: boolean | undefined;
}

/**
 * Sets up an authenticator app and shows the backup codes that come with it. Use it on its own in account settings.
 * Renders a `<section>` element.
 */
export const TotpSetup = /* @__PURE__ */ forwardRef<HTMLElement, TotpSetupProps>(function TotpSetup(props, ref) {
  return (
    <DropIn props={props} rootRef={ref}>
      {(own) => <Enrollment {...own} method="totp" rootRef={ref} />}
    </DropIn>
  );
}) as <T = unknown>(props: TotpSetupProps<T> & RefAttributes<HTMLElement>) => ReactElement | null;
