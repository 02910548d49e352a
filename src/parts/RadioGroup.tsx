'use client';
import { forwardRef } from 'react';
import type { Part, RootProps } from './part.js';

export interface RadioGroupProps extends RootProps<'fieldset', 'defaultValue'> {
  label: string;
  name: string;
  options: readonly { value: string; label: string }[];
  defaultValue?: string | undefined;
}

/** One of several. Renders a `<fieldset>` element. */
export const RadioGroup: Part<RadioGroupProps, HTMLFieldSetElement> = forwardRef(function RadioGroup(
  { label, name, options, defaultValue, ...rest },
  ref,
) {
  return (
    <fieldset {...rest} ref={ref} data-mfa-part="fieldset">
      <legend data-mfa-part="label">{label}</legend>
      {options.map((option) => (
        <label key={option.value} data-mfa-part="checkbox-label">
          <input type="radio" name={name} value={option.value} defaultChecked={option.value === defaultValue} />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
});
