'use client';
import { forwardRef } from 'react';
import type { Part, RootProps } from '../shared/PartProps.js';
import { slot } from '../shared/slot.js';

/** Props of {@link RadioGroup}. */
export interface RadioGroupProps extends RootProps<'fieldset', 'defaultValue'> {
  /** The visible label of the group. */
  label: string;
  /** The name of the field in the form's `FormData`. */
  name: string;
  /** The options to select from. */
  options: readonly { value: string; label: string; description?: string | undefined }[];
  /** The value of the selected option, if you control it: update it in `onValueChange`. */
  value?: string | undefined;
  /** The value that is selected at first, if you don't control it. */
  defaultValue?: string | undefined;
  /** Called with the value of the option that was selected. */
  onValueChange?: ((value: string) => void) | undefined;
}

const OwnRadioGroup: Part<RadioGroupProps, HTMLFieldSetElement> = /* @__PURE__ */ forwardRef(function RadioGroup(
  { label, name, options, value, defaultValue, onValueChange, ...rest },
  ref,
) {
  return (
    <fieldset {...rest} ref={ref} data-mfa-part="fieldset">
      <legend data-mfa-part="label">{label}</legend>
      {options.map((option) => (
        <label key={option.value} data-mfa-part="checkbox-label">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={value === undefined ? undefined : option.value === value}
            defaultChecked={value === undefined ? option.value === defaultValue : undefined}
            onChange={() => onValueChange?.(option.value)}
          />
          <span>
            <span data-mfa-part="option-title">{option.label}</span>
            {option.description ? <span data-mfa-part="factor-description"> {option.description}</span> : null}
          </span>
        </label>
      ))}
    </fieldset>
  );
});

/** A group of options, one of which is selected. Renders a `<fieldset>` element. */
export const RadioGroup: Part<RadioGroupProps, HTMLFieldSetElement> = /* @__PURE__ */ slot('RadioGroup', OwnRadioGroup);
