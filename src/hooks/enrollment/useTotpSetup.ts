'use client';
import { useCallback } from 'react';
import type { SetupControls, UseSetupOptions } from './SetupControls.js';
import { useSetup } from './useSetup.js';

/** What {@link useTotpSetup} returns: the same as every setup hook, without what an app doesn't need. */
export interface TotpSetupControls extends Omit<SetupControls, 'start' | 'resend' | 'change'> {
  /** Requests a secret from the backend. Call it from a click, never from an effect. */
  start: (options?: { label?: string | undefined }) => void;
}

/**
 * Sets up an authenticator app, without UI. The secret is in `state.enrollment.totp`, a box that you open to show it.
 */
export function useTotpSetup<T = unknown>(options: UseSetupOptions<T> = {}): TotpSetupControls {
  const { state, reauth, start, confirm, edit, leave } = useSetup<T>(options);
  const startTotp = useCallback<TotpSetupControls['start']>((params) => start('totp', params), [start]);
  return { state, reauth, start: startTotp, confirm, edit, leave };
}
