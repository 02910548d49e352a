'use client';
import type { ChangeEventHandler, FocusEventHandler, Ref } from 'react';

/** The props of a field that go to its `<input>`, so that a form library can register it. */
export interface InputProps {
  /** The name of the field in the form's `FormData`. */
  name?: string | undefined;
  /** The ref of the `<input>`. (`ref` is the ref of the root element.) */
  inputRef?: Ref<HTMLInputElement> | undefined;
  /** Called with the event of the `<input>`, after each change. */
  onChange?: ChangeEventHandler<HTMLInputElement> | undefined;
  /** Called with the event of the `<input>`, when it loses the focus. */
  onBlur?: FocusEventHandler<HTMLInputElement> | undefined;
}
