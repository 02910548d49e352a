'use client';
import { OTPInput } from 'input-otp';
import {
  type InputHTMLAttributes,
  type MouseEvent,
  type ReactElement,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { InputProps } from '../form/InputProps.js';
import { CodeSlot } from './CodeSlot.js';
import { type TypedCodeOptions, useTypedCode } from './useTypedCode.js';

/**
 * The `maxlength` of the input. It is longer than any code, so that a pasted text that is too long causes an error
 * instead of being truncated.
 */
const MAX_LENGTH = 256;
/** How many slots are added for extra digits. A longer value is shown as plain text. */
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

/** The props of a code field that apply to its input. */
export interface OwnProps extends TypedCodeOptions, Omit<InputProps, 'name'> {}

export interface CodeSlotsProps {
  attributes: CodeAttributes;
  /**
   * What was typed before React took over, and whether the field had the focus. Set when this replaces the plain input.
   */
  left: RefObject<LeftInput | undefined>;
  autoFocus: boolean | undefined;
  own: OwnProps;
}

/** The code field in the browser: one real but invisible input over slots that are hidden from assistive technology. */
export function CodeSlots(props: CodeSlotsProps): ReactElement {
  const { attributes, left, autoFocus, own } = props;
  const { length = 6 } = own;
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle(own.inputRef, () => input.current as HTMLInputElement, []);
  const { value, read, settle } = useTypedCode(input, own);
  const [focuses] = useState(autoFocus);
  const mark = useRef<HTMLElement>(undefined);

  useLayoutEffect(() => {
    const element = input.current as HTMLInputElement;
    const { value: typed, focused } = left.current ?? {};
    left.current = undefined;
    if (typed) element.value = typed;
    if (focuses) element.autofocus = true; // for a surrounding <dialog> of the host, which would otherwise focus its first button
    if (focuses || focused) element.focus();
    // Our stylesheet contains the rules that input-otp injects in an effect, which violates a strict CSP. An element
    // with this id prevents that. Each field adds one and removes it after input-otp's effect has run, so that the
    // host's own fields still get their rules.
    const stop = document.createElement('meta');
    stop.id = 'input-otp-style';
    document.head.append(stop);
    mark.current = stop;
    return () => stop.remove();
  }, [left, focuses]);
  // after the host's own effects, because the code may have been complete before React took over
  useEffect(() => {
    mark.current?.remove();
    settle();
  }, [settle]);

  const shown = value.length > length + EXTRA_SLOTS ? 0 : Math.max(length, value.length);
  return (
    <OTPInput
      {...attributes}
      ref={input}
      value={value}
      onChange={read}
      onInput={settle}
      onBlur={own.onBlur}
      maxLength={MAX_LENGTH}
      pushPasswordManagerStrategy="none"
      noScriptCSSFallback={null}
      data-overflows={shown ? undefined : ''}
      onMouseDown={preventTextDrag}
      onClick={selectDigit}
      render={({ slots }) => (
        <div data-mfa-part="code-slots" aria-hidden="true">
          {[...slots.slice(0, shown).entries()].map(([place, { char, isActive, hasFakeCaret }]) => (
            <CodeSlot
              key={place}
              char={char}
              active={isActive}
              caret={hasFakeCaret ? 'before' : place === shown - 1 && slots[shown]?.isActive ? 'after' : undefined}
              endsGroup={shown > 5 && shown === length && place === length / 2 - 1}
            />
          ))}
        </div>
      )}
    />
  );
}

/**
 * Clears the selection. Otherwise, pressing on selected text, such as a refused code, would start a drag, and the click
 * would select no digit.
 */
function preventTextDrag({ currentTarget: input, button, detail }: MouseEvent<HTMLInputElement>): void {
  const end = input.value.length;
  if (button === 0 && detail === 1) input.setSelectionRange(end, end);
}

/**
 * Selects the digit that was clicked. The browser's own caret would be wrong, because the digits of the invisible text
 * are elsewhere.
 */
function selectDigit({ currentTarget: input, clientX, detail }: MouseEvent<HTMLInputElement>): void {
  const { value, selectionStart, selectionEnd } = input;
  const slots = [...(input.parentElement?.previousElementSibling?.children ?? [])];
  const hasRange = Math.abs((selectionEnd ?? 0) - (selectionStart ?? 0)) > 1;
  if (detail !== 1 || hasRange || slots.length === 0) return;
  const place = slots.findIndex((slot) => clientX < slot.getBoundingClientRect().right);
  const end = value.length;
  if (place < 0 || place >= end) input.setSelectionRange(end, end);
  else input.setSelectionRange(place, place + 1);
}
