'use client';
import { forwardRef } from 'react';
import { useSecondsLeft } from '../feedback/useSecondsLeft.js';
import type { Part } from '../shared/PartProps.js';
import { Button, type ButtonProps } from './Button.js';

/** Props of {@link ResendButton}. */
export interface ResendButtonProps extends Omit<ButtonProps, 'children' | 'disabled' | 'onClick'> {
  /** The label once the button can be used. */
  label: string;
  /** Returns the label while waiting, for the remaining seconds. It isn't announced every second. */
  waitingLabel: (seconds: number) => string;
  /** The moment from which the button can be used, in epoch ms. @default now */
  readyAt?: number | undefined;
  /** Called when the user requests a new code. */
  onResend: () => void;
}

/** Requests a new code, once the wait is over. Renders a `<button>` element. */
export const ResendButton: Part<ResendButtonProps, HTMLButtonElement> = forwardRef(function ResendButton(
  { label, waitingLabel, readyAt, onResend, variant = 'link', ...rest },
  ref,
) {
  const seconds = useSecondsLeft(readyAt);
  const waits = readyAt !== undefined && seconds !== 0;
  return (
    <Button {...rest} ref={ref} variant={variant} disabled={waits} onClick={() => onResend()}>
      {waits && seconds ? <span data-mfa-part="countdown">{waitingLabel(seconds)}</span> : label}
    </Button>
  );
});
