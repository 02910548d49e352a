'use client';
import { forwardRef, type InputHTMLAttributes, useId, useRef } from 'react';
import { sensitive } from '../secrets/sessionReplayMask.js';
import type { Part, RootProps } from '../shared/PartProps.js';
import { slot } from '../shared/slot.js';
import { Field, type FieldWords, fieldAria } from './Field.js';
import { useFailureFocus } from './useFailureFocus.js';
import { useInitialValue } from './useInitialValue.js';

type InputAttributes = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  | 'type'
  | 'autoComplete'
  | 'autoCapitalize'
  | 'autoCorrect'
  | 'spellCheck'
  | 'inputMode'
  | 'dir'
  | 'readOnly'
  | 'autoFocus'
  | 'placeholder'
>;

/** Props of {@link TextField}: those of an `<input>`, with its label, hint and error. */
export interface TextFieldProps
  extends RootProps<'div', keyof InputAttributes | 'defaultValue'>,
    FieldWords,
    InputAttributes {
  /** The name of the field in the form's `FormData`. */
  name: string;
  /** The initial value. */
  defaultValue?: string | undefined;
  /** Each rise focuses the field and selects its text. */
  failures?: number | undefined;
  /** Called with the value after each change. */
  onEdit?: ((value: string) => void) | undefined;
}

const OwnTextField: Part<TextFieldProps, HTMLDivElement> = /* @__PURE__ */ forwardRef<HTMLDivElement, TextFieldProps>(
  function TextField(props, ref) {
    const { label, hint, error, required, name, failures = 0, onEdit, ...others } = props;
    const { type, autoComplete, autoCapitalize, autoCorrect, spellCheck, inputMode, dir, ...more } = others;
    const { defaultValue, readOnly, autoFocus, placeholder, ...rest } = more;
    const inputId = useId();
    const input = useRef<HTMLInputElement | null>(null);
    useFailureFocus(input, failures);
    useInitialValue(input, defaultValue);
    const attributes = { type, autoComplete, autoCapitalize, autoCorrect, spellCheck, inputMode, dir };
    const initial = { readOnly, autoFocus, placeholder };
    return (
      <Field {...rest} ref={ref} part="text-field" inputId={inputId} label={label} hint={hint} error={error}>
        <input
          {...attributes}
          {...initial}
          {...fieldAria(inputId, { hint, error, required })}
          {...sensitive()}
          ref={(element) => {
            input.current = element;
            if (element && autoFocus) element.autofocus = true; // for a dialog that opens around it
          }}
          id={inputId}
          name={name}
          data-mfa-part="input"
          onChange={(event) => onEdit?.(event.target.value)}
        />
      </Field>
    );
  },
);

/** A field for one line of text: backup code, password, address, phone number. Renders a `<div>` element. */
export const TextField: Part<TextFieldProps, HTMLDivElement> = /* @__PURE__ */ slot('TextField', OwnTextField);
