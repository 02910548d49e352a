import type { AdapterBackend } from './adapterBackend.js';
import { answersParse, detachedMethods } from './answerChecks.js';
import {
  approvalPasses,
  canceledApprovalPassesNothing,
  denialPassesNothing,
  lateApprovalPassesNothing,
} from './approvalChecks.js';
import { oldBackupCodesRefused, usedBackupCodeRefused } from './backupCodeChecks.js';
import {
  confirmNeedsCode,
  expiredChallengeRefused,
  foreignChallengeRefused,
  unknownReadsAsWrong,
  usedCodeRefused,
  wrongCodeRefused,
} from './codeChecks.js';
import { declaredCodeSignsIn } from './declaredCodeChecks.js';
import { attemptsAreLimited, rateLimitHasTime, resendKeepsCount } from './limitChecks.js';

/** The name of a check of the suite, for `except`. */
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
  | 'wait-says-how-long'
  | 'declared-code'
  | 'approval'
  | 'denied-approval'
  | 'late-approval'
  | 'canceled-approval';

/** For every check: the sentence that is true when it passes, and the function that proves it. */
export const adapterChecks: Readonly<
  Record<AdapterCheck, readonly [title: string, run: (backend: AdapterBackend) => Promise<void>]>
> = {
  'answers-parse': ['its responses can be read', answersParse],
  'detached-methods': ['its methods work without `this`', detachedMethods],
  'wrong-code': ['a wrong code is refused, and the right one still works', wrongCodeRefused],
  'used-code': ['a used code is refused at the next sign-in', usedCodeRefused],
  'used-backup-code': ['a used backup code is refused, and the count goes down by one', usedBackupCodeRefused],
  'old-backup-codes': ['new backup codes replace the old ones', oldBackupCodesRefused],
  'expired-challenge': ['an expired challenge is refused, even with the right code', expiredChallengeRefused],
  'foreign-challenge': ["one user's code doesn't pass another user's challenge", foreignChallengeRefused],
  'confirm-without-code': ['a factor counts only after a correct code', confirmNeedsCode],
  'unknown-reads-as-wrong': ['an unknown account is refused like a wrong password', unknownReadsAsWrong],
  'attempts-end': ['too many wrong codes end a challenge, even for the right code', attemptsAreLimited],
  'resend-keeps-count': ['sending a code again gives no new attempts', resendKeepsCount],
  'wait-says-how-long': ['repeated wrong codes lead to a wait, and a rate limit says how long', rateLimitHasTime],
  'declared-code': ['a declared method signs in with its code, and refuses a wrong one', declaredCodeSignsIn],
  approval: ['an approval passes only the sign-in that requested it, and only once', approvalPasses],
  'denied-approval': ['a denied approval passes nothing, and another request can follow', denialPassesNothing],
  'late-approval': ['an approval that comes too late passes nothing', lateApprovalPassesNothing],
  'canceled-approval': ['after Cancel, an approval passes nothing', canceledApprovalPassesNothing],
};
