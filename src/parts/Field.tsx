'use client';
import { forwardRef, type ReactNode } from 'react';
import { Icon } from './Icon.js';
import type { Part, RootProps } from './part.js';

export interface FieldWords {
  /** The visible name of the field. */
  label: ReactNode;
  /** What to type, or what will happen; stands between label and field. */
  hint?: ReactNode;
  /** What is wrong and what to do; its place below the field is kept while there is none. */
  error?: ReactNode;
}

export interface FieldProps extends RootProps<'div', 'part'>, FieldWords {
  part: string;
  inputId: string;
  children: ReactNode;
}

/** Label, hint, field and message line: the skeleton of every field. Renders a `<div>` element. */
export const Field: Part<FieldProps, HTMLDivElement> = forwardRef(function Field(
  { part, inputId, label, hint, error, children, ...rest },
  ref,
) {
  return (
    <div {...rest} ref={ref} data-mfa-part={part} data-field="" data-invalid={error ? '' : undefined}>
      <label data-mfa-part="label" htmlFor={inputId}>
        {label}
      </label>
      {hint ? (
        <p data-mfa-part="hint" id={`${inputId}-hint`}>
          {hint}
        </p>
      ) : null}
      {children}
      <div data-mfa-part="message" id={`${inputId}-error`} aria-live="polite">
        {error ? (
          <>
            <Icon name="error" />
            <span>{error}</span>
          </>
        ) : null}
      </div>
    </div>
  );
});

/** What ties an input to its hint and its message. */
export interface FieldAria {
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true;
}

export function fieldAria(inputId: string, { hint, error }: Pick<FieldWords, 'hint' | 'error'>): FieldAria {
  const ids = [hint && `${inputId}-hint`, error && `${inputId}-error`].filter(Boolean);
  return {
    'aria-describedby': ids.join(' ') || undefined,
    'aria-invalid': error ? true : undefined,
    'aria-required': true,
  };
}
