'use client';
import type { ChangeEventHandler, FocusEventHandler, Ref } from 'react';

/** What a field takes for its `<input>`, so that a form library can register it. */
export interface InputProps {
  /** The name of the field in the form's `FormData`. */
  name?: string | undefined;
  /** Reaches the `<input>`, where `ref` reaches the root element. */
  inputRef?: Ref<HTMLInputElement> | undefined;
  /** The native event of the `<input>`, after each change. */
  onChange?: ChangeEventHandler<HTMLInputElement> | undefined;
  /** The native event of the `<input>`, when it loses the focus. */
  onBlur?: FocusEventHandler<HTMLInputElement> | undefined;
}
