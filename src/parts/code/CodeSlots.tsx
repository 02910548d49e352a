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

/** What of the props of a code field is about its input. */
export interface OwnProps extends TypedCodeOptions, Omit<InputProps, 'name'> {}

export interface CodeSlotsProps {
  attributes: CodeAttributes;
  /** What was typed before React took over, and whether the focus was there; set when this mounts in its place. */
  left: RefObject<LeftInput | undefined>;
  autoFocus: boolean | undefined;
  own: OwnProps;
}

/** The code field in the browser: one real input, invisible, over slots that assistive technology does not see. */
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
    if (focuses) element.autofocus = true; // for a host's own <dialog> around it, which would focus its first button
    if (focuses || focused) element.focus();
    // Our stylesheet has the rules that input-otp injects when its effects run, which a strict policy reports as a
    // violation. An element with this id stops it: one for each field, gone once the effect inside has run, so that a
    // field of the host's own gets its rules.
    const stop = document.createElement('meta');
    stop.id = 'input-otp-style';
    document.head.append(stop);
    mark.current = stop;
    return () => stop.remove();
  }, [left, focuses]);
  // once the host's own effects have run: what was typed before React took over may be a whole code
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
      onMouseDown={letGo}
      onClick={pickDigit}
      render={({ slots }) => (
        <div data-mfa-part="code-slots" aria-hidden="true">
          {[...slots.slice(0, shown).entries()].map(([place, { char, isActive, hasFakeCaret }]) => (
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
