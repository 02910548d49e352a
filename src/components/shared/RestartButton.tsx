'use client';
import type { ReactElement } from 'react';
import { Button, type ButtonProps } from '../../parts/form/Button.js';
import { useMfa } from '../../provider/context.js';

interface RestartButtonProps {
  onRestart: (() => void) | undefined;
  /** @default "Sign in again" */
  label?: string | undefined;
  variant?: ButtonProps['variant'];
}

/** The way out of a sign-in that is over; nothing where the host gave no way back to its login. */
export function RestartButton({ onRestart, label, variant }: RestartButtonProps): ReactElement | null {
  const { messages } = useMfa();
  return onRestart ? (
    <Button variant={variant} onClick={onRestart}>
      {label ?? messages.common.signInAgain}
    </Button>
  ) : null;
}
