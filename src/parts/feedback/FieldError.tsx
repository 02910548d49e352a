'use client';
import type { ReactElement, ReactNode } from 'react';
import { SubjectIcon } from './SubjectIcon.js';

interface FieldErrorProps {
  id: string;
  children: ReactNode;
}

/** What is wrong with a field. The live region is there before it speaks. Renders a `<div>` element. */
export function FieldError({ id, children }: FieldErrorProps): ReactElement {
  return (
    <div data-mfa-part="message" id={id} aria-live="polite">
      {children ? (
        <>
          <SubjectIcon name="error" />
          <span>{children}</span>
        </>
      ) : null}
    </div>
  );
}
