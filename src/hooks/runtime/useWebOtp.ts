'use client';
import { type RefObject, useEffect } from 'react';

/**
 * Takes the code out of a text message, where the browser can (WebOTP: Chromium on Android), and fills the field with it.
 * It stops when the field goes. What does it is loaded when a host wants it and the browser can.
 *
 * The message must end in a line `@your.host #123456`. In an iframe: `allow="otp-credentials"` on the frame, and
 * `@top.host #123456 @frame.host` as the line.
 */
export function useWebOtp(active: boolean, input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    if (!active || !('OTPCredential' in window)) return;
    const controller = new AbortController();
    import('./webOtp.js').then(
      ({ readMessages, fillCode }) => readMessages(controller.signal, (code) => fillCode(input.current, code)),
      () => undefined, // the code is typed instead
    );
    return () => controller.abort();
  }, [active, input]);
}
