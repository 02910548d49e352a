'use client';
import { type RefObject, useEffect } from 'react';
import { setTyped } from '../form/setTyped.js';

interface OtpCredential {
  code?: unknown;
}

/**
 * Fills the field with the code from a text message, if the browser supports it (WebOTP: Chromium on Android). It stops
 * when the field is unmounted.
 *
 * The message must end in a line `@your.host #123456`. In an iframe, the frame needs `allow="otp-credentials"`, and the
 * line must be `@top.host #123456 @frame.host`.
 */
export function useWebOtp(active: boolean, input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    if (!active || !('OTPCredential' in window)) return;
    const controller = new AbortController();
    readMessages(controller.signal, (code) => fillCode(input.current, code));
    return () => controller.abort();
  }, [active, input]);
}

/** Reports the code of each message that the browser reads, until the signal is aborted. Ignores a refusal. */
function readMessages(signal: AbortSignal, onCode: (code: string) => void): void {
  const request: CredentialRequestOptions & { otp: { transport: string[] } } = {
    otp: { transport: ['sms'] },
    signal,
  };
  const ask = async (): Promise<void> => {
    const credential = await navigator.credentials.get(request);
    const code = (credential as OtpCredential | null)?.code;
    if (signal.aborted || typeof code !== 'string') return;
    onCode(code);
    await ask(); // a request ends with its message, but another code may be on its way
  };
  ask().catch(() => undefined); // the user types the code instead
}

/** Fills only an empty field, or replaces the selection, such as a refused code. */
function fillCode(input: HTMLInputElement | null, code: string): void {
  if (input?.selectionStart === 0 && input.selectionEnd === input.value.length) setTyped(input, code);
}
