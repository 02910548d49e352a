'use client';
import { useCallback } from 'react';
import type { SetupControls, UseSetupOptions } from './SetupControls.js';
import { useSetup } from './useSetup.js';

/** What {@link useSmsSetup} returns: the same as every setup hook, with a `start` that takes a phone number. */
export interface SmsSetupControls extends Omit<SetupControls, 'start'> {
  /** Sends a code to this number (E.164). Call it from a click or submit. */
  start: (phoneNumber: string, options?: { label?: string | undefined }) => void;
}

/** Sets up codes by text message, without UI. */
export function useSmsSetup<T = unknown>(options: UseSetupOptions<T> = {}): SmsSetupControls {
  const { start, ...setup } = useSetup<T>(options);
  const startSms = useCallback<SmsSetupControls['start']>(
    (destination, params) => start('sms', { destination, ...params }),
    [start],
  );
  return { ...setup, start: startSms };
}
