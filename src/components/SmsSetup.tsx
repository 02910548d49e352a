'use client';
import { forwardRef, type ReactElement, type RefAttributes } from 'react';
import { Enrollment, type EnrollmentProps } from './enrollment/Enrollment.js';
import { DropIn } from './shared/DropIn.js';

/** Props of {@link SmsSetup}. */
export type SmsSetupProps<T = unknown> = Omit<
  EnrollmentProps<T>,
  'rootRef' | 'inSignIn' | 'method' | 'methods' | 'onSkip'
>;

/** Sets up codes by text message. Use it on its own in account settings. Renders a `<section>` element. */
export const SmsSetup = /* @__PURE__ */ forwardRef<HTMLElement, SmsSetupProps>(function SmsSetup(props, ref) {
  return (
    <DropIn props={props} rootRef={ref}>
      {(own) => <Enrollment {...own} method="sms" rootRef={ref} />}
    </DropIn>
  );
}) as <T = unknown>(props: SmsSetupProps<T> & RefAttributes<HTMLElement>) => ReactElement | null;
