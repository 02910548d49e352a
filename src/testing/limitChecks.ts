import type { MfaFactor } from '../core/contract/adapter.js';
import { type MfaError, type MfaErrorCode, toMfaError } from '../core/contract/error.js';
import type { AdapterBackend } from './adapterBackend.js';
import { enroll } from './enroll.js';
import { offeredMethod } from './methodOf.js';
import { waitOut, wrongCode } from './openChallenge.js';
import { lastRefusal, NotOffered, refusal, requireThat } from './refusal.js';
import { enrolledUser, enterPassword, type PendingSignIn, type TestUser } from './testUser.js';

/** More wrong codes in a row than any user types by mistake. NIST SP 800-63B-4 §3.2.2 allows 100. */
const MAX_WRONG_CODES = 50;
/**
 * How many codes are sent. With a limit, each costs a minute; if sending resets the count of wrong codes, this many
 * show it.
 */
const SEND_COUNT = 20;
const OVER: readonly MfaErrorCode[] = ['TOO_MANY_ATTEMPTS', 'CHALLENGE_EXPIRED', 'LOCKED'];

export async function attemptsAreLimited(backend: AdapterBackend): Promise<void> {
  const open = await enterPassword(backend, await enrolledUser(backend));
  let last: MfaError | undefined;
  for (let attempt = 0; attempt < MAX_WRONG_CODES; attempt++) {
    const right = await open.rightCode();
    last = await refusal('A wrong code', open.enter(wrongCode(right)));
    if (OVER.includes(last.code)) {
      const answer = open.rightCode().then((code) => open.enter(code));
      await refusal('The right code after too many wrong ones', answer, OVER);
      return;
    }
    await waitOut(backend, last);
    if (last.code === 'CODE_EXPIRED') await open.send();
  }
  throw new Error(`One challenge allowed ${MAX_WRONG_CODES} wrong codes${lastRefusal(last)}.`);
}

export async function rateLimitHasTime(backend: AdapterBackend): Promise<void> {
  const user = await enrolledUser(backend);
  let open: PendingSignIn | undefined;
  let last: MfaError | undefined;
  for (let attempt = 0; attempt < MAX_WRONG_CODES; attempt++) {
    try {
      open ??= await enterPassword(backend, user);
      await open.enter(wrongCode(await open.rightCode()));
    } catch (thrown) {
      last = toMfaError(thrown);
      if (last.code === 'LOCKED') return; // the time is given only if it is known
      if (last.code === 'RATE_LIMITED') {
        requireThat(
          !!last.retryAfter,
          'RATE_LIMITED comes without retryAfter, so the interface has to guess the wait.',
        );
        return;
      }
      if (OVER.includes(last.code)) open = undefined;
    }
  }
  throw new Error(
    `${MAX_WRONG_CODES} wrong codes in a row, over all challenges, were neither RATE_LIMITED nor LOCKED${lastRefusal(last)}.`,
  );
}

export async function resendKeepsCount(backend: AdapterBackend): Promise<void> {
  offeredMethod(await backend.open(), 'sendChallenge');
  const { open, factor } = await withSentFactor(backend, await enrolledUser(backend));
  let left = Number.POSITIVE_INFINITY;
  let last: MfaError | undefined;
  for (let sends = 0; sends < SEND_COUNT; sends++) {
    const refused = await open.send(factor);
    if (refused) {
      requireThat(sends > 0, `No code could be sent: sendChallenge() was refused as ${refused.code}.`);
      return; // without a second send, there are no new attempts
    }
    last = await refusal('A wrong code', open.enter(wrongCode((await backend.lastCode?.()) ?? '123456'), factor));
    if (OVER.includes(last.code)) return;
    requireThat(!(Number(last.attemptsLeft) > left), 'After a resend there were more attempts left than before it.');
    left = last.attemptsLeft ?? left;
    await waitOut(backend, last);
  }
  throw new Error(`One challenge allowed ${SEND_COUNT} wrong codes, each after a resend${lastRefusal(last)}.`);
}

const isSent = ({ method }: MfaFactor): boolean => method === 'email' || method === 'sms';

/** A challenge with a factor that codes are sent to. Sets one up first if there is none. */
async function withSentFactor(backend: AdapterBackend, user: TestUser) {
  const open = await enterPassword(backend, user);
  const factor = open.login.factors?.find(isSent);
  if (factor) return { open, factor };
  const { enrollEmail, enrollSMS, getStatus } = user.adapter;
  const { enrollable } = (await getStatus?.()) ?? {};
  const method = (['email', 'sms'] as const).find(
    (one) => (one === 'email' ? enrollEmail : enrollSMS) && enrollable?.includes(one) !== false,
  );
  if (!method) throw new NotOffered('no factor that codes are sent to');
  const { confirm, rightCode } = await enroll(backend, method, user);
  await confirm(await rightCode());
  const again = await enterPassword(backend, user);
  const added = again.login.factors?.find(isSent);
  requireThat(!!added, 'The challenge offers no factor that codes are sent to, although one was set up.');
  return { open: again, factor: added };
}
