'use client';
import { forwardRef, type ReactElement, type RefObject, useCallback, useId, useRef, useState } from 'react';
import { Field, type FieldWords, fieldAria } from '../form/Field.js';
import type { InputProps } from '../form/InputProps.js';
import { splitProps } from '../form/splitProps.js';
import { sensitive } from '../secrets/sessionReplayMask.js';
import { isFocused } from '../shared/focusedBeside.js';
import type { Part, RootProps } from '../shared/PartProps.js';
import { slot } from '../shared/slot.js';
import { useHydrated } from '../shared/useHydrated.js';
import { type CodeAttributes, CodeSlots, type LeftInput } from './CodeSlots.js';

/** Props of {@link CodeInput}. */
export interface CodeInputProps
  extends RootProps<'div', keyof InputProps | 'autoFocus' | 'defaultValue'>,
    FieldWords,
    InputProps {
  /** How many digits the code has, 4 to 10. @default 6 */
  length?: number | undefined;
  /**
   * The name of the field in the form's `FormData`. Password managers recognize the default.
   * @default 'otp-code'
   */
  name?: string | undefined;
  /** Whether the field is read-only for now. It keeps its value and the focus. */
  readOnly?: boolean | undefined;
  /** Whether the field takes the focus on mount. @default false */
  autoFocus?: boolean | undefined;
  /** Called with the complete, normalized code; never twice in a row with the same code. */
  onValueComplete?: ((code: string) => void) | undefined;
  /** The code, if you control it: update it in `onValueChange`. It is never written to the `value` attribute. */
  value?: string | undefined;
  /** The initial code, if you don't control it. */
  defaultValue?: string | undefined;
  /** Called with the normalized value after each change. */
  onValueChange?: ((code: string) => void) | undefined;
}

const OwnCodeInput: Part<CodeInputProps, HTMLDivElement> = /* @__PURE__ */ forwardRef<HTMLDivElement, CodeInputProps>(
  function CodeInput(props, ref) {
    const { label, hint, error, invalid, required, name = 'otp-code', readOnly, autoFocus } = props;
    const [root] = splitProps(props);
    const inputId = useId();
    const hydrated = useHydrated();
    const [fromServer] = useState(!hydrated);
    const left = useRef<LeftInput>(undefined);
    const attributes: CodeAttributes = {
      ...fieldAria(inputId, { hint, error, invalid, required }),
      id: inputId,
      name,
      readOnly,
      type: 'text',
      dir: 'ltr',
      inputMode: 'numeric',
      autoComplete: 'one-time-code',
      autoCapitalize: 'off',
      spellCheck: false,
    };
    return (
      <Field {...root} {...{ label, hint, error, invalid, inputId }} ref={ref} part="code-input" hintBelow>
        <div {...sensitive()} data-mfa-part="code-field" dir="ltr" translate="no">
          {hydrated ? (
            <CodeSlots attributes={attributes} left={left} autoFocus={autoFocus && !fromServer} own={props} />
          ) : (
            <PlainInput attributes={attributes} autoFocus={autoFocus} left={left} />
          )}
        </div>
      </Field>
    );
  },
);

/**
 * The field for a one-time code. It accepts spaces, dashes and digits of any script, shows a code that is too long
 * instead of cutting it off, and doesn't expose the value in an attribute. Renders a `<div>` element.
 */
export const CodeInput: Part<CodeInputProps, HTMLDivElement> = /* @__PURE__ */ slot('CodeInput', OwnCodeInput);

interface PlainInputProps {
  attributes: CodeAttributes;
  autoFocus: boolean | undefined;
  left: RefObject<LeftInput | undefined>;
}

/** The input that the server renders, which works without JavaScript. */
function PlainInput({ attributes, left, ...focus }: PlainInputProps): ReactElement {
  const shown = useRef<HTMLInputElement | null>(null);
  // a callback ref, because React 18 warns about layout effects on the server; it runs while the
  // element is still in the page
  const ref = useCallback(
    (element: HTMLInputElement | null) => {
      const last = shown.current;
      if (last) left.current = { value: last.value, focused: isFocused(last) };
      shown.current = element;
    },
    [left],
  );
  return <input {...attributes} {...focus} ref={ref} data-mfa-part="input" />;
}
