'use client';
import { useEffect } from 'react';
import { useLatest } from '../runtime/useLatest.js';

interface OtpCredential {
  code?: unknown;
}

/**
 * Takes the code out of a text message, where the browser can (WebOTP: Chromium on Android). It fills the field, which
 * then does what it does with a typed code; it is aborted when the field goes, and a refusal is silent.
 *
 * The message must end in a line `@your.host #123456`. In an iframe: `allow="otp-credentials"` on the frame, and
 * `@top.host #123456 @frame.host` as the line.
 */
export function useWebOtp(active: boolean, fill: (code: string) => void): void {
  const latest = useLatest(fill);
  useEffect(() => {
    if (!active || !('OTPCredential' in window)) return;
    const controller = new AbortController();
    const { signal } = controller;
    const request: CredentialRequestOptions & { otp: { transport: string[] } } = {
      otp: { transport: ['sms'] },
      signal,
    };
    const ask = async (): Promise<void> => {
      const credential = await navigator.credentials.get(request);
      const code = (credential as OtpCredential | null)?.code;
      if (signal.aborted || typeof code !== 'string') return;
      latest.current(code);
      await ask(); // a request is over with its message, and a new code may be on its way
    };
    ask().catch(() => undefined);
    return () => controller.abort();
  }, [active, latest]);
}
