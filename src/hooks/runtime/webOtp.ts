'use client';

interface OtpCredential {
  code?: unknown;
}

/** Hands over the code of each message that the browser reads, until the signal is aborted; a refusal is silent. */
export function readMessages(signal: AbortSignal, onCode: (code: string) => void): void {
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
  if (!signal.aborted) ask().catch(() => undefined);
}

/**
 * Fills a field as a person would, which then does what it does with a typed code.
 * Only what is selected, such as a refused code, is replaced.
 */
export function fillCode(input: HTMLInputElement | null, code: string): void {
  if (input?.selectionStart !== 0 || input.selectionEnd !== input.value.length) return;
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, code);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
