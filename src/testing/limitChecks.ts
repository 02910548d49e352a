import type { MfaFactor } from '../core/contract/adapter.js';
import { type MfaError, type MfaErrorCode, toMfaError } from '../core/contract/error.js';
import { parseChallengeUpdate } from '../core/parse/parseChallenge.js';
import type { AdapterBackend } from './adapterBackend.js';
import {
  enrolledPerson,
  type HalfSignedIn,
  halfSignedIn,
  methodOf,
  type Person,
  proofOf,
  wrongCode,
} from './person.js';
import { readable, refusal, requireThat } from './refusal.js';

/** More wrong codes in a row than anybody mistypes; NIST SP 800-63B-4 §3.2.2 allows 100. */
const MANY = 50;
const OVER: readonly MfaErrorCode[] = ['TOO_MANY_ATTEMPTS', 'CHALLENGE_EXPIRED', 'LOCKED'];

export async function attemptsEnd(backend: AdapterBackend): Promise<void> {
  const person = await enrolledPerson(backend);
  const { enter } = await halfSignedIn(backend, person);
  for (let attempt = 0; attempt < MANY; attempt++) {
    const error = await refusal('A wrong code', enter(wrongCode(await backend.codeFor(person.secret))));
    if (OVER.includes(error.code)) {
      await refusal('The right code after too many wrong ones', enter(await backend.codeFor(person.secret)), OVER);
      return;
    }
    await waitOut(backend, error);
  }
  throw new Error(`One challenge took ${MANY} wrong codes.`);
}

export async function waitSaysHowLong(backend: AdapterBackend): Promise<void> {
  const person = await enrolledPerson(backend);
  let open: HalfSignedIn | undefined;
  for (let attempt = 0; attempt < MANY; attempt++) {
    try {
      open ??= await halfSignedIn(backend, person);
      await open.enter(wrongCode(await backend.codeFor(person.secret)));
    } catch (thrown) {
      const { code, retryAfter } = toMfaError(thrown);
      if (code === 'LOCKED') return; // for how long is told only if it is known
      if (code === 'RATE_LIMITED') {
        requireThat(!!retryAfter, 'RATE_LIMITED comes without retryAfter: the interface would have to guess.');
        return;
      }
      if (OVER.includes(code)) open = undefined;
    }
  }
  throw new Error(`${MANY} wrong codes in a row, over all challenges, were neither RATE_LIMITED nor LOCKED.`);
}

export async function resendKeepsCount(backend: AdapterBackend): Promise<void> {
  const person = await enrolledPerson(backend);
  methodOf(person.adapter, 'sendChallenge');
  let open = await halfSignedIn(backend, person);
  if (!sentFactor(open)) {
    await addSentFactor(backend, person);
    open = await halfSignedIn(backend, person);
  }
  const factor = sentFactor(open);
  requireThat(!!factor, 'The challenge offers no factor that a code is sent to.');
  let left = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < MANY; attempt++) {
    await send(backend, open, factor);
    const error = await refusal(
      'A wrong code',
      open.enter(wrongCode((await backend.lastCode?.()) ?? '123456'), factor),
    );
    if (OVER.includes(error.code)) return;
    requireThat(!(Number(error.attemptsLeft) > left), 'After a resend there were more attempts left than before it.');
    left = error.attemptsLeft ?? left;
    await waitOut(backend, error);
  }
  throw new Error(`One challenge took ${MANY} wrong codes, each after a resend.`);
}

const sentFactor = ({ login }: HalfSignedIn): MfaFactor | undefined =>
  login.factors?.find(({ method }) => method === 'email' || method === 'sms');

async function addSentFactor(backend: AdapterBackend, { adapter, credentials }: Person): Promise<void> {
  const { id } = await (adapter.enrollEmail
    ? adapter.enrollEmail({ email: credentials.email }, proofOf(credentials))
    : methodOf(adapter, 'enrollSMS')({ phoneNumber: '+12025550142' }, proofOf(credentials)));
  const confirm = { enrollmentId: id, code: (await backend.lastCode?.()) ?? '' };
  await methodOf(adapter, adapter.enrollEmail ? 'verifyEmail' : 'verifySMS')(confirm);
}

async function send(backend: AdapterBackend, open: HalfSignedIn, { id, method }: MfaFactor): Promise<void> {
  const p = { challengeId: open.challengeId, factorId: id, method };
  const sendChallenge = methodOf(open.adapter, 'sendChallenge');
  const answer = await sendChallenge(p).catch(async (thrown: unknown) => {
    const error = toMfaError(thrown);
    if (error.code !== 'RATE_LIMITED') return undefined; // the attempt that follows tells whether it is over
    await waitOut(backend, error);
    return sendChallenge(p);
  });
  readable('sendChallenge', parseChallengeUpdate, answer);
}

const waitOut = async (backend: AdapterBackend, { code, retryAfter = 30 }: MfaError): Promise<void> => {
  if (code === 'RATE_LIMITED') await backend.advance(retryAfter);
};
