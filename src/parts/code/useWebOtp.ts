'use client';
import { type RefObject, useEffect } from 'react';
import { setTyped } from '../form/setTyped.js';

interface OtpCredential {
  code?: unknown;
}

/**
 * Takes the code out of a text message, where the browser can (WebOTP: Chromium on Android), and fills the field with it.
 * It stops when the field goes.
 *
 * The message must end in a line `@your.host #123456`. In an iframe: `allow="otp-credentials"` on the frame, and
 * `@top.host #123456 @frame.host` as the line.
 */
export function useWebOtp(active: boolean, input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    if (!active || !('OTPCredential' in window)) return;
    const controller = new AbortController();
    readMessages(controller.signal, (code) => fillCode(input.current, code));
    return () => controller.abort();
  }, [active, input]);
}

/** Hands over the code of each message that the browser reads, until the signal is aborted; a refusal is silent. */
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
    await ask(); // a request is over with its message, and a new code may be on its way
  };
  ask().catch(() => undefined); // the code is typed instead
}

/** Only what is selected, such as a refused code, is replaced. */
function fillCode(input: HTMLInputElement | null, code: string): void {
  if (input?.selectionStart === 0 && input.selectionEnd === input.value.length) setTyped(input, code);
}
