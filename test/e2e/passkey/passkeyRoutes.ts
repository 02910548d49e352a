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
/** A request to the browser: kept in the session or the sign-in that made it, and good for one response. */
export interface Asking {
  challenge?: string | undefined;
}

export async function registrationOptions(user: User, asking: Asking) {
  const options = await generateRegistrationOptions({
    rpName,
    rpID,
    userID: new TextEncoder().encode(user.id),
    userName: user.name,
    excludeCredentials: user.passkeys,
    // next to a password, having the device is enough
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
  });
  asking.challenge = options.challenge;
  return options;
}

export async function verifyRegistration(user: User, asking: Asking, origin: string, response: unknown) {
  const { registrationInfo } = await verifyRegistrationResponse({
    response: response as Parameters<typeof verifyRegistrationResponse>[0]['response'],
    expectedChallenge: take(asking, 'ENROLLMENT_EXPIRED'),
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: false,
  }).catch(() => refuse('UNKNOWN'));
  user.passkeys.push((registrationInfo ?? refuse('UNKNOWN')).credential);
}

export async function authenticationOptions(user: User, asking: Asking) {
  const options = await generateAuthenticationOptions({ rpID, allowCredentials: user.passkeys });
  asking.challenge = options.challenge;
  return options;
}

export async function verifyAuthentication(user: User, asking: Asking, origin: string, response: unknown) {
  const answer = response as Parameters<typeof verifyAuthenticationResponse>[0]['response'];
  const expectedChallenge = take(asking, 'CHALLENGE_EXPIRED');
  const passkey = user.passkeys.find(({ id }) => id === answer?.id) ?? refuse('INVALID_CODE');
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: answer,
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
function take(asking: Asking, code: string): string {
  const { challenge } = asking;
  asking.challenge = undefined;
  return challenge ?? refuse(code);
}

function refuse(code: string): never {
  throw Object.assign(new Error(code), { code });
}
