'use client';
import type { ReactElement, ReactNode } from 'react';
import { SubjectIcon } from './SubjectIcon.js';

interface FieldErrorProps {
  id: string;
  children: ReactNode;
}

/** The error of a field. Its live region exists before it has text. Renders a `<div>` element. */
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
