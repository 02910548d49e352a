'use client';
import { useCallback } from 'react';
import type { SetupControls, UseSetupOptions } from './SetupControls.js';
import { useSetup } from './useSetup.js';

/** What {@link useTotpSetup} gives: that of every set-up, less what an app does not need. */
export interface TotpSetupControls extends Omit<SetupControls, 'start' | 'resend' | 'change'> {
  /** Requests a secret from the backend. Call it from a click, never from an effect. */
  start: (options?: { label?: string | undefined }) => void;
}

/** Sets up an authenticator app, without UI. The secret is in `state.enrollment.totp`, a box that you open where you show it. */
export function useTotpSetup<T = unknown>(options: UseSetupOptions<T> = {}): TotpSetupControls {
  const { state, reauth, start, confirm, edit, leave } = useSetup<T>(options);
  const startTotp = useCallback<TotpSetupControls['start']>((params) => start('totp', params), [start]);
  return { state, reauth, start: startTotp, confirm, edit, leave };
}
