'use client';
import type { ReactElement } from 'react';
import type { MfaError } from '../../core/contract/error.js';
import type { MfaSignInMessages } from '../../core/contract/messages.js';
import { useMfa } from '../../provider/context.js';
import { RestartButton } from './RestartButton.js';
import { RetryCountdown } from './RetryCountdown.js';

interface ErrorTextProps {
  error: MfaError;
  /** What was asked for, or set up. */
  method?: string | undefined;
  /** Epoch ms. */
  waitUntil?: number | undefined;
  /** The way back to the login, where the session is over; not inside of a field's message. */
  onRestart?: (() => void) | undefined;
}

/** What went wrong in the locale's words, with the tries left and the time to wait where the server told them. */
export function ErrorText({ error, method, waitUntil, onRestart }: ErrorTextProps): ReactElement {
  const { messages } = useMfa();
  const { common } = messages;
  return (
    <>
      <span>{errorText(error, method, messages)}</span>
      {error.attemptsLeft !== undefined && error.attemptsLeft > 0 ? (
        <span> {common.attemptsLeft(error.attemptsLeft)}</span>
      ) : null}
      {waitUntil === undefined ? null : (
        <>
          {' '}
          <RetryCountdown until={waitUntil} />
        </>
      )}
      {error.code === 'REAUTH_REQUIRED' ? <RestartButton onRestart={onRestart} variant="link" /> : null}
    </>
  );
}

/** The same for a live region. */
export function errorText({ code }: MfaError, method: string | undefined, words: MfaSignInMessages): string {
  return code === 'INVALID_CODE' && method === 'passkey' ? words.challenge.passkeyRefused : words.errors[code];
}
