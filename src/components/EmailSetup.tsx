'use client';
import { forwardRef, type ReactElement, type RefAttributes } from 'react';
import { Enrollment, type EnrollmentProps } from './enrollment/Enrollment.js';
import { DropIn } from './shared/DropIn.js';

/** Props of {@link EmailSetup}. */
export type EmailSetupProps<T = unknown> = Omit<
  EnrollmentProps<T>,
  'rootRef' | 'inSignIn' | 'method' | 'methods' | 'onSkip'
>;

/** Sets up codes by email. Use it on its own in account settings. Renders a `<section>` element. */
export const EmailSetup = /* @__PURE__ */ forwardRef<HTMLElement, EmailSetupProps>(function EmailSetup(props, ref) {
  return (
    <DropIn props={props} rootRef={ref}>
      {(own) => <Enrollment {...own} method="email" rootRef={ref} />}
    </DropIn>
  );
}) as <T = unknown>(props: EmailSetupProps<T> & RefAttributes<HTMLElement>) => ReactElement | null;
