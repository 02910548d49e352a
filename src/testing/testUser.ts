import type { MfaAdapter, MfaLoginResult } from '../core/contract/adapter.js';
import { parseBackupCodes } from '../core/parse/parseBackupCodes.js';
import { parseLoginResult } from '../core/parse/parseLoginResult.js';
import { parseConfirm } from '../core/parse/parseResult.js';
import type { AdapterBackend, AdapterCredentials } from './adapterBackend.js';
import { enroll, type OpenEnrollment } from './enroll.js';
import { methodOf } from './methodOf.js';
import { type OpenChallenge, openChallenge } from './openChallenge.js';
import { readable, requireThat } from './refusal.js';
import { withProof } from './withProof.js';

/** A signed-in user with the backend's second factor. Their next code differs from the one used for setup. */
export interface TestUser {
  credentials: AdapterCredentials;
  adapter: MfaAdapter;
  secret: string | undefined;
  backupCodes: string[];
}

/** A sign-in in which the password was right and a code is due. */
export interface PendingSignIn extends OpenChallenge {
  login: MfaLoginResult;
}

type Open = () => MfaAdapter | Promise<MfaAdapter>;

export async function enrolledUser(backend: AdapterBackend, open: Open = backend.open): Promise<TestUser> {
  const credentials = await backend.addUser();
  const adapter = await open();
  const { secret, backupCodes, confirm, rightCode } = await startEnrollment(backend, adapter, credentials);
  const answer = readable('The confirmation of an enrollment', parseConfirm, await confirm(await rightCode()));
  const user = { credentials, adapter, secret };
  const codes = answer.backupCodes ?? backupCodes ?? (await newBackupCodes(backend, user));
  if (secret) await backend.advance(30);
  return { ...user, backupCodes: codes };
}

/** Signs in a user who has no factor, and starts the enrollment. */
export async function startEnrollment(
  backend: AdapterBackend,
  adapter: MfaAdapter,
  credentials: AdapterCredentials,
): Promise<OpenEnrollment> {
  const answer = await methodOf(adapter, 'login')(credentials);
  const { mfaRequired, challengeId } = readable('login', parseLoginResult, answer);
  const forced = mfaRequired && challengeId ? challengeId : undefined;
  return enroll(backend, backend.method ?? 'totp', { adapter, credentials }, forced);
}

export async function newBackupCodes(
  backend: AdapterBackend,
  user: Pick<TestUser, 'adapter' | 'credentials' | 'secret'>,
): Promise<string[]> {
  const { regenerateBackupCodes } = user.adapter;
  if (!regenerateBackupCodes) return [];
  const answer = await withProof(backend, user, (ctx) => regenerateBackupCodes({}, ctx));
  return readable('regenerateBackupCodes', parseBackupCodes, answer);
}

export async function enterPassword(
  backend: AdapterBackend,
  { credentials, secret }: Pick<TestUser, 'credentials' | 'secret'>,
  open: Open = backend.open,
): Promise<PendingSignIn> {
  const adapter = await open();
  const login = readable(
    'login',
    (answer) => parseLoginResult(answer, adapter.methods),
    await methodOf(adapter, 'login')(credentials),
  );
  const { mfaRequired, challengeId } = login;
  requireThat(mfaRequired && !!challengeId, 'login() required no code from a user with a second factor.');
  return Object.assign(openChallenge(backend, adapter, { ...login, challengeId }, secret), { login });
}
