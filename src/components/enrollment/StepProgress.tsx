'use client';
import type { ReactElement } from 'react';
import { useSetupMessages } from '../../provider/useSetupMessages.js';

/** The progress of the setup, as a bar with one segment for each step and as text. */
export function StepProgress({ current, total }: { current: number; total: number }): ReactElement {
  const words = useSetupMessages().enrollment;
  return (
    <>
      <span data-mfa-part="progress" aria-hidden="true">
        {Array.from({ length: total }, (_, index) => index + 1).map((step) => (
          <span key={step} data-mfa-part="progress-step" data-done={step <= current || undefined} />
        ))}
      </span>
      <span>{words.step(current, total)}</span>
    </>
  );
}
