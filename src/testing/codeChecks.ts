import type { MfaErrorCode } from '../core/contract/error.js';
import type { AdapterBackend } from './adapterBackend.js';
import { methodOf } from './methodOf.js';
import { wrongCode } from './openChallenge.js';
import { refusal, requireThat } from './refusal.js';
import { enrolledUser, enterPassword, startEnrollment } from './testUser.js';

/** How many seconds a challenge is given to expire if it has no `expiresIn`: one hour. */
const DEFAULT_EXPIRY_SECONDS = 3600;

export async function wrongCodeRefused(backend: AdapterBackend): Promise<void> {
  const user = await enrolledUser(backend);
  const { enter, rightCode } = await enterPassword(backend, user);
  const right = await rightCode();
  await refusal('A wrong code', enter(wrongCode(right)), ['INVALID_CODE']);
  await enter(right);
}

export async function usedCodeRefused(backend: AdapterBackend): Promise<void> {
  const user = await enrolledUser(backend);
  const first = await enterPassword(backend, user);
  const code = await first.rightCode();
  await first.enter(code);
  const again = await enterPassword(backend, user);
  const newest = await again.rightCode(); // if codes are sent, this sends another one
  const codes: MfaErrorCode[] = newest === code ? ['INVALID_CODE'] : ['INVALID_CODE', 'CODE_EXPIRED'];
  await refusal('A code that was used in the previous sign-in', again.enter(code), codes);
}

export async function expiredChallengeRefused(backend: AdapterBackend): Promise<void> {
  const user = await enrolledUser(backend);
  const { enter, login, rightCode } = await enterPassword(backend, user);
  const seconds = (login.expiresIn ?? DEFAULT_EXPIRY_SECONDS) + 1;
  const before = Date.now();
  await backend.advance(seconds);
  requireThat(
    backend.ownClock === true || Date.now() - before >= seconds * 1000,
    `advance(${seconds}) did not move the Date of this process, so an SDK would send an expired token. Move it too (for example with vi.setSystemTime), or set \`ownClock: true\` if nothing here uses it.`,
  );
  // A backend may notice it as early as when a new code is sent.
  const answer = rightCode().then((code) => enter(code));
  await refusal('The right code for an expired challenge', answer, ['CHALLENGE_EXPIRED']);
}

export async function foreignChallengeRefused(backend: AdapterBackend): Promise<void> {
  const [anna, ben] = [await enrolledUser(backend), await enrolledUser(backend)];
  const annasSignIn = await enterPassword(backend, anna);
  const annasCode = await annasSignIn.rightCode();
  const bensSignIn = await enterPassword(backend, ben);
  const bensCode = await bensSignIn.rightCode();
  await refusal("Anna's code for Ben's challenge", bensSignIn.enter(annasCode));
  if (bensSignIn.own && bensSignIn.own.id !== annasSignIn.own?.id) {
    await refusal("Ben's factor and code for Anna's challenge", annasSignIn.enter(bensCode, bensSignIn.own));
  }
  // The id is a constant if a cookie keeps the challenge.
  if (annasSignIn.challengeId !== bensSignIn.challengeId) {
    const { challengeId } = bensSignIn;
    const answer = annasSignIn.adapter.verifyChallenge({ challengeId, code: annasCode });
    await refusal("Anna's code for the id of Ben's challenge, from Anna's browser", answer);
  }
}

export async function confirmNeedsCode(backend: AdapterBackend): Promise<void> {
  const credentials = await backend.addUser();
  const { confirm, rightCode } = await startEnrollment(backend, await backend.open(), credentials);
  await refusal('An enrollment that was confirmed without a code', confirm(''));
  const wrong = wrongCode(await rightCode());
  await refusal('An enrollment that was confirmed with a wrong code', confirm(wrong), ['INVALID_CODE']);
  const { user } = await methodOf(await backend.open(), 'login')(credentials);
  requireThat(!user.mfaEnrolled, 'A second factor counts although no correct code was ever entered.');
}

export async function unknownReadsAsWrong(backend: AdapterBackend): Promise<void> {
  const { credentials } = await enrolledUser(backend);
  const adapter = await backend.open();
  const login = methodOf(adapter, 'login');
  const wrong = await refusal('A wrong password', login({ ...credentials, password: 'not the password' }));
  const unknown = await refusal('An unknown account', login({ ...credentials, email: `not-${credentials.email}` }));
  requireThat(
    wrong.code === unknown.code && Object.keys(wrong).join() === Object.keys(unknown).join(),
    `A wrong password is refused as ${wrong.code}, an unknown account as ${unknown.code} or with other details, which reveals who has an account.`,
  );
  const answer = adapter.verifyChallenge({ challengeId: 'there-never-was-one', code: '123456' });
  await refusal('A challenge that never existed', answer, ['CHALLENGE_EXPIRED']);
}
