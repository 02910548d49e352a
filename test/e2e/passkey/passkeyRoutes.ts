import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type WebAuthnCredential,
} from '@simplewebauthn/server';

const rpName = 'Harbour';
/** The domain that passkeys are bound to: yours, or a parent of it. */
const rpID = 'localhost';

/** A user in your database. */
export interface User {
  id: string;
  name: string;
  passkeys: WebAuthnCredential[];
}
/** What the browser was asked to do last. Keep it with the session or the unfinished sign-in. */
export interface PendingCeremony {
  challenge?: string | undefined;
}

export async function registrationOptions(user: User, pending: PendingCeremony) {
  const options = await generateRegistrationOptions({
    rpName,
    rpID,
    userID: new TextEncoder().encode(user.id),
    userName: user.name,
    excludeCredentials: user.passkeys,
    // as a second step after the password, having the device is enough
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
  });
  pending.challenge = options.challenge;
  return options;
}

export async function verifyRegistration(user: User, pending: PendingCeremony, origin: string, response: unknown) {
  const { registrationInfo } = await verifyRegistrationResponse({
    response: response as Parameters<typeof verifyRegistrationResponse>[0]['response'],
    expectedChallenge: take(pending, 'ENROLLMENT_EXPIRED'),
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: false,
  }).catch(() => refuse('UNKNOWN'));
  user.passkeys.push((registrationInfo ?? refuse('UNKNOWN')).credential);
}

export async function authenticationOptions(user: User, pending: PendingCeremony) {
  const options = await generateAuthenticationOptions({ rpID, allowCredentials: user.passkeys });
  pending.challenge = options.challenge;
  return options;
}

export async function verifyAuthentication(user: User, pending: PendingCeremony, origin: string, response: unknown) {
  const credential = response as Parameters<typeof verifyAuthenticationResponse>[0]['response'];
  const expectedChallenge = take(pending, 'CHALLENGE_EXPIRED');
  const passkey = user.passkeys.find(({ id }) => id === credential?.id) ?? refuse('INVALID_CODE');
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: credential,
    expectedChallenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    credential: passkey,
    requireUserVerification: false,
  }).catch(() => refuse('INVALID_CODE'));
  if (!verified) refuse('INVALID_CODE');
  passkey.counter = authenticationInfo.newCounter; // a counter that doesn't rise means a copy, and is refused
}

/** Called before anything is checked, so that no response counts twice. */
function take(pending: PendingCeremony, code: string): string {
  const { challenge } = pending;
  pending.challenge = undefined;
  return challenge ?? refuse(code);
}

function refuse(code: string): never {
  throw Object.assign(new Error(code), { code });
}
