import type { MfaAdapter, MfaEnrollmentInfo, MfaFactor, MfaLoginResult, MfaResult } from '../core/contract/adapter.js';
import { parseBackupCodes } from '../core/parse/parseBackupCodes.js';
import { parseEnrollment } from '../core/parse/parseEnrollment.js';
import { parseLoginResult } from '../core/parse/parseLoginResult.js';
import { parseConfirm, parseResult } from '../core/parse/parseResult.js';
import { parseOtpauthUri } from '../core/text/otpauth.js';
import type { AdapterBackend, AdapterCredentials } from './adapterBackend.js';
import { readable, requireThat } from './refusal.js';

type Method = Exclude<keyof MfaAdapter, 'features'>;

/** Somebody with an authenticator app, signed in, half a minute after the set-up: its code is not the one used there. */
export interface Person {
  credentials: AdapterCredentials;
  adapter: MfaAdapter;
  secret: string;
  backupCodes: string[];
}

/** A browser in which the password was right and the code is asked for. */
export interface HalfSignedIn {
  adapter: MfaAdapter;
  challengeId: string;
  login: MfaLoginResult;
  /** Answers the challenge with a code of the app, or of the factor given. */
  enter(code: string, factor?: MfaFactor): Promise<MfaResult>;
}

export function methodOf<K extends Method>(adapter: MfaAdapter, name: K): NonNullable<MfaAdapter[K]> {
  const method = adapter[name];
  requireThat(!!method, `The adapter has no ${name}(). If it is not meant to, except this check, and say so.`);
  return method;
}

export async function enrolledPerson(
  backend: AdapterBackend,
  open: () => MfaAdapter | Promise<MfaAdapter> = backend.open,
): Promise<Person> {
  const credentials = await backend.addUser();
  const adapter = await open();
  const { id, secret, backupCodes } = await startEnrollment(adapter, credentials);
  const confirm = { enrollmentId: id, code: await backend.codeFor(secret) };
  const answer = readable('verifyTOTP', parseConfirm, await methodOf(adapter, 'verifyTOTP')(confirm));
  await backend.advance(30);
  const codes = answer.backupCodes ?? backupCodes ?? (await newBackupCodes(adapter, credentials));
  return { credentials, adapter, secret, backupCodes: codes };
}

export async function startEnrollment(
  adapter: MfaAdapter,
  credentials: AdapterCredentials,
): Promise<MfaEnrollmentInfo & { secret: string }> {
  const { mfaRequired, challengeId } = readable(
    'login',
    parseLoginResult,
    await methodOf(adapter, 'login')(credentials),
  );
  const forced = mfaRequired && challengeId ? { challengeId } : {};
  const enrollment = readable(
    'enrollTOTP',
    parseEnrollment,
    await methodOf(adapter, 'enrollTOTP')(forced, proofOf(credentials)),
  );
  const secret = enrollment.secret ?? parseOtpauthUri(enrollment.qrCodeUrl ?? '')?.secret;
  requireThat(!!secret, 'enrollTOTP() answered with no secret: nobody could type it in.');
  return { ...enrollment, secret };
}

export async function newBackupCodes(adapter: MfaAdapter, credentials: AdapterCredentials): Promise<string[]> {
  return adapter.regenerateBackupCodes
    ? readable('regenerateBackupCodes', parseBackupCodes, await adapter.regenerateBackupCodes({}, proofOf(credentials)))
    : [];
}

export async function halfSignedIn(
  backend: AdapterBackend,
  { credentials }: Pick<Person, 'credentials'>,
  open: () => MfaAdapter | Promise<MfaAdapter> = backend.open,
): Promise<HalfSignedIn> {
  const adapter = await open();
  const login = readable('login', parseLoginResult, await methodOf(adapter, 'login')(credentials));
  const { mfaRequired, challengeId, factors } = login;
  requireThat(mfaRequired && !!challengeId, 'login() asked somebody with an authenticator app for no code.');
  const app = factors?.find(({ method }) => method === 'totp');
  return {
    adapter,
    challengeId,
    login,
    enter: async (code, factor = app) => {
      const which = factor ? { factorId: factor.id, method: factor.method } : {};
      return readable('verifyChallenge', parseResult, await adapter.verifyChallenge({ challengeId, code, ...which }));
    },
  };
}

/** Of the right form, and another one: the last digit differs. */
export const wrongCode = (code: string): string => code.slice(0, -1) + ((Number(code.at(-1)) + 5) % 10);

export const proofOf = ({ password }: AdapterCredentials): { proof: { password: string } } => ({ proof: { password } });
