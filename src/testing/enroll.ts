import type { MfaAdapter, MfaEnrollmentInfo } from '../core/contract/adapter.js';
import { parseEnrollment } from '../core/parse/parseEnrollment.js';
import type { AdapterBackend, AdapterCredentials } from './adapterBackend.js';
import { methodOf } from './methodOf.js';
import { afterWait, codeOfApp, lastCode } from './openChallenge.js';
import { readable } from './refusal.js';
import { type Prover, withProof } from './withProof.js';

const CONFIRM = { totp: 'verifyTOTP', sms: 'verifySMS', email: 'verifyEmail' } as const;
const PHONE_NUMBER = '+12025550142';

/** An enrollment that is waiting for its code. */
export interface OpenEnrollment extends MfaEnrollmentInfo {
  rightCode(): Promise<string>;
  confirm(code: string): ReturnType<NonNullable<MfaAdapter['verifyTOTP']>>;
}

/** Starts an enrollment for a signed-in user or, with the id of a challenge, during a sign-in that requires it. */
export async function enroll(
  backend: AdapterBackend,
  method: keyof typeof CONFIRM,
  user: Prover,
  challengeId?: string,
): Promise<OpenEnrollment> {
  const { adapter, credentials } = user;
  const forced = challengeId ? { challengeId } : {};
  const answer = await withProof(backend, user, (ctx) =>
    afterWait(backend, () => start(adapter, method, credentials, forced, ctx)),
  );
  const info = readable(`enroll${method === 'email' ? 'Email' : method.toUpperCase()}`, parseEnrollment, answer);
  return {
    ...info,
    rightCode: () => (method === 'totp' ? codeOfApp(backend, info.secret) : lastCode(backend)),
    confirm: (code) => methodOf(adapter, CONFIRM[method])({ enrollmentId: info.id, code }),
  };
}

function start(
  adapter: MfaAdapter,
  method: keyof typeof CONFIRM,
  { email, phoneNumber = PHONE_NUMBER }: AdapterCredentials,
  forced: { challengeId?: string },
  ctx: Parameters<NonNullable<MfaAdapter['enrollTOTP']>>[1],
): Promise<MfaEnrollmentInfo> {
  if (method === 'totp') return methodOf(adapter, 'enrollTOTP')(forced, ctx);
  if (method === 'sms') return methodOf(adapter, 'enrollSMS')({ phoneNumber, ...forced }, ctx);
  return methodOf(adapter, 'enrollEmail')(adapter.features?.fixedEmail ? forced : { email, ...forced }, ctx);
}
