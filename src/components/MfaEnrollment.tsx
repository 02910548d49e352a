'use client';
import { forwardRef, type ReactElement, type RefAttributes } from 'react';
import { Enrollment, type EnrollmentProps } from './enrollment/Enrollment.js';
import { DropIn } from './shared/DropIn.js';

/** Props of {@link MfaEnrollment}. */
export type MfaEnrollmentProps<T = unknown> = Omit<EnrollmentProps<T>, 'rootRef' | 'method'>;

/**
 * The enrollment from start to finish: the introduction, the choice of a method, its setup, and the backup codes.
 * Renders a `<section>` element.
 */
export const MfaEnrollment = /* @__PURE__ */ forwardRef<HTMLElement, MfaEnrollmentProps>(
  function MfaEnrollment(props, ref) {
    return (
      <DropIn props={props} rootRef={ref} inSignIn>
        {(own) => <Enrollment {...own} rootRef={ref} />}
      </DropIn>
    );
  },
) as <T = unknown>(props: MfaEnrollmentProps<T> & RefAttributes<HTMLElement>) => ReactElement | null;
