import type { AdapterBackend } from './adapterBackend.js';
import { enrolledPerson, halfSignedIn, methodOf, startEnrollment, wrongCode } from './person.js';
import { refusal, requireThat } from './refusal.js';

/** An hour, for a challenge that does not say how long it lives. */
const LONG = 3600;

export async function wrongCodeRefused(backend: AdapterBackend): Promise<void> {
  const person = await enrolledPerson(backend);
  const { enter } = await halfSignedIn(backend, person);
  const right = await backend.codeFor(person.secret);
  await refusal('A wrong code', enter(wrongCode(right)), ['INVALID_CODE']);
  await enter(right);
}

export async function usedCodeRefused(backend: AdapterBackend): Promise<void> {
  const person = await enrolledPerson(backend);
  const code = await backend.codeFor(person.secret);
  await (await halfSignedIn(backend, person)).enter(code);
  const again = await halfSignedIn(backend, person);
  await refusal('A code that was used half a minute ago at most', again.enter(code), ['INVALID_CODE']);
}

export async function expiredChallengeRefused(backend: AdapterBackend): Promise<void> {
  const person = await enrolledPerson(backend);
  const { enter, login } = await halfSignedIn(backend, person);
  await backend.advance((login.expiresIn ?? LONG) + 1);
  const answer = enter(await backend.codeFor(person.secret));
  await refusal('The right code for a challenge that is over', answer, ['CHALLENGE_EXPIRED']);
}

export async function foreignChallengeRefused(backend: AdapterBackend): Promise<void> {
  const [anna, ben] = [await enrolledPerson(backend), await enrolledPerson(backend)];
  const [annas, bens] = [await halfSignedIn(backend, anna), await halfSignedIn(backend, ben)];
  const [annasCode, bensCode] = [await backend.codeFor(anna.secret), await backend.codeFor(ben.secret)];
  await refusal("Anna's code for Ben's challenge", bens.enter(annasCode));
  const bensApp = bens.login.factors?.find(({ method }) => method === 'totp');
  const annasApp = annas.login.factors?.find(({ method }) => method === 'totp');
  if (bensApp && bensApp.id !== annasApp?.id) {
    await refusal("Ben's factor and code for Anna's challenge", annas.enter(bensCode, bensApp));
  }
  // A constant where a cookie holds the challenge.
  if (annas.challengeId !== bens.challengeId) {
    const { challengeId } = bens;
    const answer = annas.adapter.verifyChallenge({ challengeId, code: annasCode });
    await refusal("Anna's code for the id of Ben's challenge, from Anna's browser", answer);
  }
}

export async function confirmNeedsCode(backend: AdapterBackend): Promise<void> {
  const credentials = await backend.addUser();
  const adapter = await backend.open();
  const { id, secret } = await startEnrollment(adapter, credentials);
  const verifyTOTP = methodOf(adapter, 'verifyTOTP');
  await refusal('An enrolment that was confirmed with no code', verifyTOTP({ enrollmentId: id, code: '' }));
  const wrong = wrongCode(await backend.codeFor(secret));
  await refusal('An enrolment that was confirmed with a wrong code', verifyTOTP({ enrollmentId: id, code: wrong }), [
    'INVALID_CODE',
  ]);
  const { user } = await methodOf(await backend.open(), 'login')(credentials);
  requireThat(!user.mfaEnrolled, 'An authenticator app counts that never showed a right code.');
}

export async function unknownReadsAsWrong(backend: AdapterBackend): Promise<void> {
  const { credentials } = await enrolledPerson(backend);
  const adapter = await backend.open();
  const login = methodOf(adapter, 'login');
  const wrong = await refusal('A wrong password', login({ ...credentials, password: 'not the password' }));
  const unknown = await refusal('An unknown account', login({ ...credentials, email: `not-${credentials.email}` }));
  requireThat(
    wrong.code === unknown.code && Object.keys(wrong).join() === Object.keys(unknown).join(),
    `A wrong password is refused as ${wrong.code}, an unknown account as ${unknown.code} or with other details: who has an account can be found out.`,
  );
  const answer = adapter.verifyChallenge({ challengeId: 'there-never-was-one', code: '123456' });
  await refusal('A challenge that never was', answer, ['CHALLENGE_EXPIRED']);
}
