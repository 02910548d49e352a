'use client';
import { forwardRef, type ReactNode, useId } from 'react';
import { FieldError } from '../feedback/FieldError.js';
import type { Part, RootProps } from '../shared/PartProps.js';
import { slot } from '../shared/slot.js';
import type { InputProps } from './InputProps.js';

/** Props of {@link Checkbox}. */
export interface CheckboxProps extends RootProps<'div', keyof InputProps>, InputProps {
  /** The visible label. */
  label: ReactNode;
  /** Whether it is selected, if you control it: update it in `onValueChange`. */
  checked?: boolean | undefined;
  /** Whether it is selected at first, if you don't control it. */
  defaultChecked?: boolean | undefined;
  /** Called after each change, with true if it is now selected. */
  onValueChange?: ((checked: boolean) => void) | undefined;
  /** Whether it must be selected. Space for the error is then reserved. */
  required?: boolean | undefined;
  /** The error, if it isn't selected. */
  error?: ReactNode;
  /** Whether the choice was refused, which is announced. @default whether there is an `error` */
  invalid?: boolean | undefined;
}

const OwnCheckbox: Part<CheckboxProps, HTMLDivElement> = /* @__PURE__ */ forwardRef(function Checkbox(props, ref) {
  const { label, name, checked, defaultChecked, required, error, invalid = !!error, ...others } = props;
  const { inputRef, onChange, onBlur, onValueChange, ...rest } = others;
  const id = useId();
  return (
    <div
      {...rest}
      ref={ref}
      data-mfa-part="checkbox"
      data-required={required ? '' : undefined}
      data-invalid={invalid ? '' : undefined}
    >
      <label data-mfa-part="checkbox-label">
        <input
          ref={inputRef}
          type="checkbox"
          name={name}
          checked={checked}
          defaultChecked={defaultChecked}
          aria-required={required || undefined}
          aria-invalid={invalid || undefined}
          aria-describedby={error ? id : undefined}
          onBlur={onBlur}
          onChange={(event) => {
            onChange?.(event);
            onValueChange?.(event.target.checked);
          }}
        />
        <span>{label}</span>
      </label>
      <FieldError id={id}>{error}</FieldError>
    </div>
  );
});

/** A checkbox with its label. A click on the label selects it too. Renders a `<div>` element. */
export const Checkbox: Part<CheckboxProps, HTMLDivElement> = /* @__PURE__ */ slot('Checkbox', OwnCheckbox);
