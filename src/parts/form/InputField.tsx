'use client';
import { type FormEventHandler, forwardRef, type ReactElement, useId, useRef } from 'react';
import { sensitive } from '../secrets/sessionReplayMask.js';
import type { Part } from '../shared/PartProps.js';
import { Field, fieldAria } from './Field.js';
import { splitProps } from './splitProps.js';
import type { TextFieldProps } from './TextField.js';
import { useInput } from './useInput.js';

interface InputFieldProps extends Omit<TextFieldProps, 'onInput'> {
  /** @default 'text-field' */
  part?: string | undefined;
  /** Wraps the input, between the hint and the error. */
  around?: ((input: ReactElement) => ReactElement) | undefined;
  onInput?: FormEventHandler<HTMLInputElement> | undefined;
}

/** A text field, or a field based on one. Renders a `<div>` element. */
export const InputField: Part<InputFieldProps, HTMLDivElement> = /* @__PURE__ */ forwardRef<
  HTMLDivElement,
  InputFieldProps
>(function InputField(props, ref) {
  const { label, hint, error, invalid, required, part = 'text-field', around, ...others } = props;
  const { inputRef, value, defaultValue, onChange, onValueChange, ...rest } = others;
  const inputId = useId();
  const own = useRef<HTMLInputElement>(null);
  const changed = useInput(own, props);
  const [root, attributes] = splitProps(rest);
  const input = (
    <input
      {...attributes}
      {...fieldAria(inputId, { hint, error, invalid, required })}
      {...sensitive()}
      ref={own}
      id={inputId}
      data-mfa-part="input"
      onChange={(event) => {
        onChange?.(event);
        onValueChange?.(event.target.value);
        changed();
      }}
    />
  );
  return (
    <Field {...root} {...{ label, hint, error, invalid, inputId, part }} ref={ref}>
      {around ? around(input) : input}
    </Field>
  );
});
