'use client';
import { forwardRef, type ReactElement, type RefAttributes } from 'react';
import { Enrollment, type EnrollmentProps } from './enrollment/Enrollment.js';
import { DropIn } from './shared/DropIn.js';

/** Props of {@link MfaEnrollment}. */
export type MfaEnrollmentProps<T = unknown> = Omit<EnrollmentProps<T>, 'rootRef' | 'method'>;

/** Enrollment from start to finish: why, choose a method, set it up, save backup codes. Renders a `<section>` element. */
export const MfaEnrollment = /* @__PURE__ */ forwardRef<HTMLElement, MfaEnrollmentProps>(
  function MfaEnrollment(props, ref) {
    return (
      <DropIn props={props} rootRef={ref} inSignIn>
        {(own) => <Enrollment {...own} rootRef={ref} />}
      </DropIn>
    );
  },
) as <T = unknown>(props: MfaEnrollmentProps<T> & RefAttributes<HTMLElement>) => ReactElement | null;
