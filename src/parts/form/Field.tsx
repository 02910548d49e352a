'use client';
import { forwardRef, type ReactNode } from 'react';
import { FieldError } from '../feedback/FieldError.js';
import type { Part, RootProps } from '../shared/PartProps.js';

export interface FieldWords {
  /** The visible label of the field. */
  label: ReactNode;
  /** What to enter, or what will happen. */
  hint?: ReactNode;
  /** The error: what is wrong and what to do. Space for it is reserved below the field. */
  error?: ReactNode;
  /** Whether the value was refused, which is announced. @default whether there is an `error` */
  invalid?: boolean | undefined;
  /** Whether a value is required, which is announced. The browser doesn't check it. @default false */
  required?: boolean | undefined;
}

export interface FieldProps extends RootProps<'div', 'part'>, Omit<FieldWords, 'required'> {
  part: string;
  inputId: string;
  /** Whether the hint is shown below the field, in place of the error, instead of above it. */
  hintBelow?: boolean | undefined;
  children: ReactNode;
}

/** The label, hint, control and error of a field. Renders a `<div>` element. */
export const Field: Part<FieldProps, HTMLDivElement> = forwardRef(function Field(
  { part, inputId, label, hint, hintBelow, error, invalid = !!error, children, ...rest },
  ref,
) {
  const hinted = hint ? (
    <p data-mfa-part="hint" id={`${inputId}-hint`}>
      {hint}
    </p>
  ) : null;
  return (
    <div {...rest} ref={ref} data-mfa-part={part} data-field="" data-invalid={invalid ? '' : undefined}>
      <label data-mfa-part="label" htmlFor={inputId}>
        {label}
      </label>
      {hintBelow ? null : hinted}
      {children}
      <div data-mfa-part="field-foot">
        <FieldError id={`${inputId}-error`}>{error}</FieldError>
        {hintBelow ? hinted : null}
      </div>
    </div>
  );
});

/** The attributes that connect an input to its hint and its error. */
export interface FieldAria {
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
}

export function fieldAria(
  inputId: string,
  { hint, error, invalid = !!error, required }: Omit<FieldWords, 'label'>,
): FieldAria {
  const ids = [hint && `${inputId}-hint`, error && `${inputId}-error`].filter(Boolean);
  return {
    'aria-describedby': ids.join(' ') || undefined,
    'aria-invalid': invalid || undefined,
    'aria-required': required || undefined,
  };
}
