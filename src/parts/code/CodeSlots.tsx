'use client';
import { OTPInput } from 'input-otp';
import {
  type InputHTMLAttributes,
  type MouseEvent,
  type ReactElement,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react';
import { useFailureFocus } from '../form/useFailureFocus.js';
import { useAutoFocus } from '../shared/useAutoFocus.js';
import { CodeSlot } from './CodeSlot.js';
import { keepStylesOut, letStylesIn } from './otpStyles.js';
import { useTypedCode } from './useTypedCode.js';

/** Beyond the longest code, so that what is pasted can be told as an error instead of being cut. */
const MAX_LENGTH = 256;
/** Slots that are added for digits too many; a longer value is shown as plain text. */
const EXTRA_SLOTS = 4;

export type CodeAttributes = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  | 'id'
  | 'name'
  | 'type'
  | 'dir'
  | 'readOnly'
  | 'inputMode'
  | 'autoComplete'
  | 'autoCapitalize'
  | 'spellCheck'
  | 'aria-describedby'
  | 'aria-invalid'
  | 'aria-required'
>;

export interface LeftInput {
  value: string;
  focused: boolean;
}

export interface CodeSlotsProps {
  attributes: CodeAttributes;
  length: number;
  failures: number;
  /** What was typed before React took over, and whether the focus was there; set when this mounts in its place. */
  left: RefObject<LeftInput | undefined>;
  autoFocus: boolean | undefined;
  onEdit: ((code: string) => void) | undefined;
  onComplete: ((code: string) => void) | undefined;
}

/** The code field in the browser: one real input, invisible, over slots that assistive technology does not see. */
export function CodeSlots(props: CodeSlotsProps): ReactElement {
  const { attributes, length, failures, left, autoFocus, onEdit, onComplete } = props;
  const input = useRef<HTMLInputElement>(null);
  const { value, read } = useTypedCode(input, { length, onEdit, onComplete });
  useFailureFocus(input, failures);
  useAutoFocus(input, autoFocus);

  useLayoutEffect(() => {
    keepStylesOut(document);
    if (!input.current || !left.current) return;
    input.current.value = left.current.value;
    if (left.current.focused) input.current.focus();
  }, [left]);
  // once the host's own effects have run: what was typed before React took over may be a whole code
  useEffect(() => {
    letStylesIn(document);
    read();
  }, [read]);

  const shown = value.length > length + EXTRA_SLOTS ? 0 : Math.max(length, value.length);
  return (
    <OTPInput
      {...attributes}
      ref={input}
      value={value}
      onChange={read}
      maxLength={MAX_LENGTH}
      pushPasswordManagerStrategy="none"
      noScriptCSSFallback={null}
      data-overflows={shown ? undefined : ''}
      onMouseDown={letGo}
      onClick={pickDigit}
      render={({ slots }) => (
        <div data-mfa-part="code-slots" aria-hidden="true">
          {placed(slots.slice(0, shown)).map(({ char, isActive, hasFakeCaret, place }) => (
            <CodeSlot
              key={place}
              char={char}
              active={isActive}
              caret={hasFakeCaret ? 'before' : place === shown - 1 && slots[shown]?.isActive ? 'after' : undefined}
              endsGroup={length > 5 && length % 2 === 0 && place === length / 2 - 1}
            />
          ))}
        </div>
      )}
    />
  );
}

/** A press on what is selected, such as a refused code, would begin to drag it: its click would pick no digit. */
function letGo({ currentTarget: input, button, detail }: MouseEvent<HTMLInputElement>): void {
  const end = input.value.length;
  if (button === 0 && detail === 1) input.setSelectionRange(end, end);
}

/** A click on a digit selects it; the unseen text has its digits elsewhere, so the browser's caret would be off. */
function pickDigit({ currentTarget: input, clientX, detail }: MouseEvent<HTMLInputElement>): void {
  const { value, selectionStart, selectionEnd } = input;
  const slots = [...(input.parentElement?.previousElementSibling?.children ?? [])];
  const swept = Math.abs((selectionEnd ?? 0) - (selectionStart ?? 0)) > 1;
  if (detail !== 1 || swept || slots.length === 0) return;
  const place = slots.findIndex((slot) => clientX < slot.getBoundingClientRect().right);
  const end = value.length;
  if (place < 0 || place >= end) input.setSelectionRange(end, end);
  else input.setSelectionRange(place, place + 1);
}

function placed<Slot>(slots: readonly Slot[]): (Slot & { place: number })[] {
  return slots.map((slot, place) => ({ ...slot, place }));
}
