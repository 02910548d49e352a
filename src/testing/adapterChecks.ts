import type { AdapterBackend } from './adapterBackend.js';
import { answersParse, detachedMethods } from './answerChecks.js';
import { oldBackupCodesVoid, usedBackupCodeRefused } from './backupCodeChecks.js';
import {
  confirmNeedsCode,
  expiredChallengeRefused,
  foreignChallengeRefused,
  unknownReadsAsWrong,
  usedCodeRefused,
  wrongCodeRefused,
} from './codeChecks.js';
import { attemptsEnd, resendKeepsCount, waitSaysHowLong } from './limitChecks.js';

/** A check of the suite, by the name under which `except` leaves it out. */
export type AdapterCheck =
  | 'answers-parse'
  | 'detached-methods'
  | 'wrong-code'
  | 'used-code'
  | 'used-backup-code'
  | 'old-backup-codes'
  | 'expired-challenge'
  | 'foreign-challenge'
  | 'confirm-without-code'
  | 'unknown-reads-as-wrong'
  | 'attempts-end'
  | 'resend-keeps-count'
  | 'wait-says-how-long';

/** Of every check the sentence that is true when it passes, and the proof. */
export const adapterChecks: Readonly<
  Record<AdapterCheck, readonly [title: string, run: (backend: AdapterBackend) => Promise<void>]>
> = {
  'answers-parse': ['what it answers can be read', answersParse],
  'detached-methods': ['its methods need no `this`', detachedMethods],
  'wrong-code': ['a wrong code is refused, and the right one still passes', wrongCodeRefused],
  'used-code': ['a used code is refused in the next sign-in', usedCodeRefused],
  'used-backup-code': ['a used backup code is refused, and the count falls by one', usedBackupCodeRefused],
  'old-backup-codes': ['new backup codes void the old ones', oldBackupCodesVoid],
  'expired-challenge': ['a challenge that is over is refused, even with the right code', expiredChallengeRefused],
  'foreign-challenge': ["one person's code does not pass another person's challenge", foreignChallengeRefused],
  'confirm-without-code': ['without a right code no factor counts', confirmNeedsCode],
  'unknown-reads-as-wrong': ['what does not exist reads like what is wrong', unknownReadsAsWrong],
  'attempts-end': ['wrong codes end a challenge, for the right one too', attemptsEnd],
  'resend-keeps-count': ['a resend gives no new attempts', resendKeepsCount],
  'wait-says-how-long': ['wrong codes in a row have to wait, and a rate limit says how long', waitSaysHowLong],
};
