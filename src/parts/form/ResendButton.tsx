'use client';
import { forwardRef } from 'react';
import { useSecondsLeft } from '../feedback/useSecondsLeft.js';
import type { Part } from '../shared/PartProps.js';
import { Button, type ButtonProps } from './Button.js';

/** Props of {@link ResendButton}. */
export interface ResendButtonProps extends Omit<ButtonProps, 'children' | 'blocked' | 'onClick'> {
  label: string;
  /** What it says while it has to wait; called with the seconds left. Not read out each second. */
  waitingLabel: (seconds: number) => string;
  /** Epoch ms from which on it can be used; absent: at once. */
  readyAt?: number | undefined;
  onResend: () => void;
}

/** Asks for another code, once the wait is over. Renders a `<button>` element. */
export const ResendButton: Part<ResendButtonProps, HTMLButtonElement> = forwardRef(function ResendButton(
  { label, waitingLabel, readyAt, onResend, variant = 'link', ...rest },
  ref,
) {
  const seconds = useSecondsLeft(readyAt);
  const waits = readyAt !== undefined && seconds !== 0;
  return (
    <Button {...rest} ref={ref} variant={variant} blocked={waits} onClick={() => onResend()}>
      {waits && seconds ? waitingLabel(seconds) : label}
    </Button>
  );
});
