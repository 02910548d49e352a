'use client';
import type { ReactElement } from 'react';
import type { MfaError, MfaErrorCode } from '../../core/contract/error.js';
import type { MfaSignInMessages } from '../../core/contract/messages.js';
import { useMfa } from '../../provider/context.js';
import { RestartButton } from './RestartButton.js';
import { RetryCountdown } from './RetryCountdown.js';

interface ErrorTextProps {
  error: MfaError;
  /** The method that was requested or set up. */
  method?: string | undefined;
  /** When the user can try again, in epoch ms. */
  waitUntil?: number | undefined;
  /** Leads back to the sign-in form if the session has ended. Don't set it inside the error of a field. */
  onRestart?: (() => void) | undefined;
}

/**
 * The errors for a wrong code or password. Their texts only say what happened, so a text that says what to do follows.
 */
const WRONG: readonly MfaErrorCode[] = ['INVALID_CODE', 'BACKUP_CODE_USED', 'INVALID_CREDENTIALS'];

/** The error as text, with the attempts left and the time to wait if the server gave them. */
export function ErrorText({ error, method, waitUntil, onRestart }: ErrorTextProps): ReactElement {
  const { messages } = useMfa();
  const { common } = messages;
  const { code, attemptsLeft } = error;
  const next = attemptsLeft
    ? common.attemptsLeft(attemptsLeft)
    : waitUntil === undefined && WRONG.includes(code) && common.retry;
  return (
    <>
      <span>{errorText(error, method, messages)}</span>
      {next ? ' ' : null}
      {next ? <span>{next}</span> : null}
      {waitUntil === undefined ? null : (
        <>
          {' '}
          <RetryCountdown until={waitUntil} />
        </>
      )}
      {code === 'REAUTH_REQUIRED' ? <RestartButton onRestart={onRestart} variant="link" /> : null}
    </>
  );
}

/** The same text for a live region. */
export function errorText({ code }: MfaError, method: string | undefined, words: MfaSignInMessages): string {
  return code === 'INVALID_CODE' && method === 'passkey' ? words.challenge.passkeyRefused : words.errors[code];
}
