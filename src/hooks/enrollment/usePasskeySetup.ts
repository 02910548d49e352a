'use client';
import { useCallback } from 'react';
import type { SetupControls, UseSetupOptions } from './SetupControls.js';
import { useSetup } from './useSetup.js';

/** What {@link usePasskeySetup} returns: the same as every setup hook, without what a passkey doesn't need. */
export interface PasskeySetupControls extends Pick<SetupControls, 'state' | 'reauth' | 'leave'> {
  /** Opens the browser's prompt, which creates and confirms the passkey. Call it from a click. */
  start: (options?: { label?: string | undefined }) => void;
}

/** Sets up a passkey, without UI. */
export function usePasskeySetup<T = unknown>(options: UseSetupOptions<T> = {}): PasskeySetupControls {
  const { state, reauth, start, leave } = useSetup<T>(options);
  const startPasskey = useCallback<PasskeySetupControls['start']>((params) => start('passkey', params), [start]);
  return { state, reauth, leave, start: startPasskey };
}
