import { parseResult } from '../core/parse/parseResult.js';
import { parseStatus } from '../core/parse/parseStatus.js';
import type { AdapterBackend } from './adapterBackend.js';
import { methodOf, offeredMethod } from './methodOf.js';
import { enrolledPerson, halfSignedIn, newBackupCodes, type Person } from './person.js';
import { readable, refusal, requireThat } from './refusal.js';

export async function usedBackupCodeRefused(backend: AdapterBackend): Promise<void> {
  offeredMethod(await backend.open(), 'verifyBackupCode');
  const person = await enrolledPerson(backend);
  const [first, second] = person.backupCodes;
  const { left, adapter, replacement } = await enter(backend, person, first);
  const counted =
    left ?? (adapter.getStatus && readable('getStatus', parseStatus, await adapter.getStatus()).backupCodesLeft);
  const all = person.backupCodes.length;
  requireThat(
    counted === undefined || counted === all - 1,
    `One of ${all} backup codes was used, but ${counted} are said to be left.`,
  );
  const again = enter(backend, person, first);
  await refusal('A backup code that was used', again, ['INVALID_CODE', 'BACKUP_CODE_USED']);
  await enter(backend, person, second ?? replacement); // some backends issue one code at a time
}

export async function oldBackupCodesVoid(backend: AdapterBackend): Promise<void> {
  const adapter = await backend.open();
  offeredMethod(adapter, 'verifyBackupCode');
  offeredMethod(adapter, 'regenerateBackupCodes');
  const person = await enrolledPerson(backend);
  const [fresh] = await newBackupCodes(backend, person);
  const [old] = person.backupCodes;
  await refusal('A backup code from the previous set', enter(backend, person, old), [
    'INVALID_CODE',
    'BACKUP_CODE_USED',
  ]);
  await enter(backend, person, fresh);
}

async function enter(backend: AdapterBackend, person: Person, code: string | undefined) {
  requireThat(
    code !== undefined,
    'There are no backup codes: neither enrolling, nor confirming, nor regenerateBackupCodes() returned any.',
  );
  const { adapter, challengeId } = await halfSignedIn(backend, person);
  const answer = readable(
    'verifyBackupCode',
    parseResult,
    await methodOf(adapter, 'verifyBackupCode')({ challengeId, code }),
  );
  return { adapter, left: answer.backupCodesLeft, replacement: answer.backupCodes?.[0] };
}
