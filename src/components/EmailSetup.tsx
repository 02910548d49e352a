'use client';
import { forwardRef, type ReactElement, type RefAttributes } from 'react';
import { Enrollment, type EnrollmentProps } from './enrollment/Enrollment.js';
import { ErrorBoundary } from './shared/ErrorBoundary.js';

export type EmailSetupProps<T = unknown> = Omit<
  EnrollmentProps<T>,
  'rootRef' | 'inSignIn' | 'method' | 'methods' | 'onSkip'
>;

/** Sets up codes by email; usable alone from account settings. Renders a `<section>` element. */
export const EmailSetup = /* @__PURE__ */ forwardRef<HTMLElement, EmailSetupProps>(function EmailSetup(props, ref) {
  return (
    <ErrorBoundary frame={props} rootRef={ref}>
      <Enrollment {...props} method="email" rootRef={ref} />
    </ErrorBoundary>
  );
}) as <T = unknown>(props: EmailSetupProps<T> & RefAttributes<HTMLElement>) => ReactElement | null;
