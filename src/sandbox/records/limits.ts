import { type SandboxClock, secondsFromNow, secondsUntil } from '../clock.js';
import { SandboxError } from '../faults/SandboxError.js';

/** The limits of the sandbox. Durations are in seconds. */
export interface SandboxLimits {
  /** How long a challenge stays open. Default 600. */
  challengeSeconds: number;
  /** How long an enrollment can be confirmed. Default 600. */
  enrollmentSeconds: number;
  /** How long a sent code is valid. Default 300. */
  codeSeconds: number;
  /** The wait between two codes to the same destination, or two requests to the same device. Default 30. */
  resendSeconds: number;
  /** How long a request for approval can be answered. Default 60. */
  pushSeconds: number;
  /** How often a client asks whether a request was answered. Default 2. */
  pollSeconds: number;
  /** How many messages and requests for approval one user can get in an hour. Default 20. */
  sendsPerHour: number;
  /** How many wrong codes or denied requests end a challenge, and how many wrong codes an enrollment. Default 5. */
  attempts: number;
  /** How many wrong codes in a row, across all challenges, lock the account. Default 10. */
  lockAfter: number;
  /** How long the account is locked. Default 900. */
  lockSeconds: number;
  /** How many wrong passwords an account allows in a minute. Default 10. */
  passwordsPerMinute: number;
  /** How many requests a user can make in a minute. Default 120. */
  requestsPerMinute: number;
  /** How long a session lasts. Default 86 400. */
  sessionSeconds: number;
  /** How long a proof for re-authentication is valid. Default 300. */
  reauthSeconds: number;
  /** How long a trusted device isn't asked for a code. Default 30 days. */
  trustSeconds: number;
}

export const defaultLimits: SandboxLimits = {
  challengeSeconds: 600,
  enrollmentSeconds: 600,
  codeSeconds: 300,
  resendSeconds: 30,
  pushSeconds: 60,
  pollSeconds: 2,
  sendsPerHour: 20,
  attempts: 5,
  lockAfter: 10,
  lockSeconds: 900,
  passwordsPerMinute: 10,
  requestsPerMinute: 120,
  sessionSeconds: 86_400,
  reauthSeconds: 300,
  trustSeconds: 30 * 86_400,
};

/** Counts events by key in a sliding window. */
export interface Limiter {
  /** Throws RATE_LIMITED if one more would be too many, with the seconds until the oldest one no longer counts. */
  check(key: string, most: number): void;
  /** Does the same, and counts one more for `windowSeconds`. */
  count(key: string, most: number, windowSeconds: number): void;
}

export function createLimiter(clock: SandboxClock): Limiter {
  const ends = new Map<string, number[]>();
  const check = (key: string, most: number): number[] => {
    const live = (ends.get(key) ?? []).filter((end) => end > clock.now());
    const [oldest] = live;
    if (live.length < most || oldest === undefined) return live;
    throw new SandboxError('RATE_LIMITED', 'too many requests.', { retryAfter: secondsUntil(clock, oldest) });
  };
  return {
    check: (key, most) => {
      check(key, most);
    },
    count: (key, most, windowSeconds) => {
      ends.set(key, [...check(key, most), secondsFromNow(clock, windowSeconds)]);
    },
  };
}
