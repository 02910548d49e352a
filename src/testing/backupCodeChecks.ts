import { parseResult } from '../core/parse/parseResult.js';
import { parseStatus } from '../core/parse/parseStatus.js';
import type { AdapterBackend } from './adapterBackend.js';
import { methodOf, offeredMethod } from './methodOf.js';
import { readable, refusal, requireThat } from './refusal.js';
import { enrolledUser, enterPassword, newBackupCodes, type TestUser } from './testUser.js';

export async function usedBackupCodeRefused(backend: AdapterBackend): Promise<void> {
  offeredMethod(await backend.open(), 'verifyBackupCode');
  const user = await enrolledUser(backend);
  const [first, second] = user.backupCodes;
  const { left, adapter, replacement } = await enter(backend, user, first);
  const counted =
    left ?? (adapter.getStatus && readable('getStatus', parseStatus, await adapter.getStatus()).backupCodesLeft);
  const all = user.backupCodes.length;
  requireThat(
    counted === undefined || counted === all - 1,
    `One of ${all} backup codes was used, but ${counted} are said to be left.`,
  );
  const again = enter(backend, user, first);
  await refusal('A backup code that was used', again, ['INVALID_CODE', 'BACKUP_CODE_USED']);
  await enter(backend, user, second ?? replacement); // some backends issue one code at a time
}

export async function oldBackupCodesRefused(backend: AdapterBackend): Promise<void> {
  const adapter = await backend.open();
  offeredMethod(adapter, 'verifyBackupCode');
  offeredMethod(adapter, 'regenerateBackupCodes');
  const user = await enrolledUser(backend);
  const [fresh] = await newBackupCodes(backend, user);
  const [old] = user.backupCodes;
  await refusal('A backup code from the previous set', enter(backend, user, old), ['INVALID_CODE', 'BACKUP_CODE_USED']);
  await enter(backend, user, fresh);
}

async function enter(backend: AdapterBackend, user: TestUser, code: string | undefined) {
  requireThat(
    code !== undefined,
    'There are no backup codes: neither enrolling, nor confirming, nor regenerateBackupCodes() returned any.',
  );
  const { adapter, challengeId } = await enterPassword(backend, user);
  const answer = readable(
    'verifyBackupCode',
    parseResult,
    await methodOf(adapter, 'verifyBackupCode')({ challengeId, code }),
  );
  return { adapter, left: answer.backupCodesLeft, replacement: answer.backupCodes?.[0] };
}
