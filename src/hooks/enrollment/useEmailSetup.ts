'use client';
import { useCallback } from 'react';
import type { SetupControls, UseSetupOptions } from './SetupControls.js';
import { useSetup } from './useSetup.js';

/** What {@link useEmailSetup} returns: the same as every setup hook, with a `start` that takes an address. */
export interface EmailSetupControls extends Omit<SetupControls, 'start'> {
  /** Sends a code to this address, or to the account's address without one. Call it from a click or submit. */
  start: (email?: string, options?: { label?: string | undefined }) => void;
}

/** Sets up codes by email, without UI. */
export function useEmailSetup<T = unknown>(options: UseSetupOptions<T> = {}): EmailSetupControls {
  const { start, ...setup } = useSetup<T>(options);
  const startEmail = useCallback<EmailSetupControls['start']>(
    (destination, params) => start('email', { destination, ...params }),
    [start],
  );
  return { ...setup, start: startEmail };
}
