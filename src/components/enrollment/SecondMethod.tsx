'use client';
import type { ReactElement } from 'react';
import type { EnrollmentControls } from '../../hooks/enrollment/useMfaEnrollment.js';
import { Button } from '../../parts/form/Button.js';
import { useSetupMessages } from '../../provider/useSetupMessages.js';

/** Suggests a second method right after the first (NIST SP 800-63B §4.1.2.1). */
export function SecondMethod({ enrollment }: { enrollment: EnrollmentControls }): ReactElement | null {
  const words = useSetupMessages().enrollment;
  if (enrollment.methods.length < 2) return null;
  return (
    <div data-mfa-part="group">
      <p data-mfa-part="note">{words.addAnotherReason}</p>
      <Button onClick={enrollment.addSecond}>{words.addAnother}</Button>
    </div>
  );
}
