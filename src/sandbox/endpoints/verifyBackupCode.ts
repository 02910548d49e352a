import type { MfaResult, MfaVerifyParams } from '../../core/contract/adapter.js';
import type { Backend } from '../backend.js';
import { countAgainst, wrongAnswer } from '../records/attempts.js';
import { newBackupCodes, spendBackupCode } from '../records/backupCodes.js';
import type { Caller, SandboxTokens } from '../records/sessions.js';
import { passChallenge } from './passChallenge.js';
import { answerable } from './verifyChallenge.js';

/** Passes a challenge with a backup code, which is then used up. */
export function verifyBackupCode(
  backend: Backend,
  caller: Caller,
  p: MfaVerifyParams & { code: string },
): MfaResult<SandboxTokens> {
  const challenge = answerable(backend, p.challengeId);
  const { user } = challenge;
  const verdict = spendBackupCode(user.backupCodes, p.code);
  if (verdict !== 'ok') {
    countAgainst(backend, user);
    throw wrongAnswer(backend, challenge, verdict === 'used' ? 'BACKUP_CODE_USED' : 'INVALID_CODE');
  }
  const result = passChallenge(backend, caller, challenge, { trust: p.trustDevice });
  if (!backend.settings.newCodesAfterUse) return { ...result, backupCodesLeft: user.backupCodes?.unused.size ?? 0 };
  const { codes, set } = newBackupCodes(backend);
  user.backupCodes = set;
  return { ...result, backupCodes: codes, backupCodesLeft: codes.length };
}
