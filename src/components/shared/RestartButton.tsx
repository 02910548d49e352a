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

/** The button for a sign-in that has ended. Not rendered if the host passed no callback to restart. */
export function RestartButton({ onRestart, label, variant }: RestartButtonProps): ReactElement | null {
  const { messages } = useMfa();
  return onRestart ? (
    <Button variant={variant} onClick={onRestart}>
      {label ?? messages.common.signInAgain}
    </Button>
  ) : null;
}
