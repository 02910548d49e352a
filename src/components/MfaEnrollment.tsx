'use client';
import { forwardRef, type ReactElement, type RefAttributes } from 'react';
import { Enrollment, type EnrollmentProps } from './enrollment/Enrollment.js';
import { ErrorBoundary } from './shared/ErrorBoundary.js';

export type MfaEnrollmentProps<T = unknown> = Omit<EnrollmentProps<T>, 'rootRef' | 'inSignIn' | 'method'>;

/** Why, choice, set-up, backup codes, done. Renders a `<section>` element. */
export const MfaEnrollment = /* @__PURE__ */ forwardRef<HTMLElement, MfaEnrollmentProps>(
  function MfaEnrollment(props, ref) {
    return (
      <ErrorBoundary frame={props} rootRef={ref}>
        <Enrollment {...props} rootRef={ref} />
      </ErrorBoundary>
    );
  },
) as <T = unknown>(props: MfaEnrollmentProps<T> & RefAttributes<HTMLElement>) => ReactElement | null;
