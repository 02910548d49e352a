'use client';
import type { InputHTMLAttributes } from 'react';
import type { Part, RootProps } from '../shared/PartProps.js';
import { slot } from '../shared/slot.js';
import type { FieldWords } from './Field.js';
import { InputField } from './InputField.js';
import type { InputProps } from './InputProps.js';

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
  extends RootProps<'div', keyof InputAttributes | keyof InputProps | 'defaultValue'>,
    FieldWords,
    InputAttributes,
    InputProps {
  /** The value, if you control it: update it in `onValueChange`. It is never written to the `value` attribute. */
  value?: string | undefined;
  /** The initial value, if you don't control it. */
  defaultValue?: string | undefined;
  /** Called with the value after each change. */
  onValueChange?: ((value: string) => void) | undefined;
}

/** A field for one line of text: backup code, password, address, phone number. Renders a `<div>` element. */
export const TextField: Part<TextFieldProps, HTMLDivElement> = /* @__PURE__ */ slot(
  'TextField',
  InputField as Part<TextFieldProps, HTMLDivElement>,
);
