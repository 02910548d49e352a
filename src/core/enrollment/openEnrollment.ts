import type { MfaEnrollmentInfo } from '../contract/adapter.js';
import { MfaError } from '../contract/error.js';
import { buildOtpauthUri, parseOtpauthUri } from '../text/otpauth.js';
import { SecretBox } from '../text/secretBox.js';
import { deadlineAfter } from '../time/deadline.js';
import type { Enrollment, SetupRequest, TotpSecret } from './setupState.js';

/** The number of seconds between two sends if the server specifies none. */
const DEFAULT_RESEND_SECONDS = 30;

interface Known {
  request: SetupRequest;
  /** The name of the service, for the entry in the authenticator app. */
  issuer: string;
  /** Epoch ms. */
  now: number;
}

/**
 * Puts the secrets of a new enrollment into boxes and turns its durations into moments.
 *
 * @throws MfaError `SERVER` for an authenticator app without a secret and without a QR code.
 */
export function openEnrollment(info: MfaEnrollmentInfo, { request, issuer, now }: Known): Enrollment {
  const { method, destination } = request;
  return {
    id: info.id,
    totp: method === 'totp' ? new SecretBox(totpSecretOf(info, issuer)) : undefined,
    codes: info.backupCodes && new SecretBox(info.backupCodes),
    destination: destination ?? (info.destination === undefined ? undefined : new SecretBox(info.destination)),
    expiresAt: deadlineAfter(info.expiresIn, now),
    resendAt: method === 'totp' ? undefined : deadlineAfter(info.resendIn ?? DEFAULT_RESEND_SECONDS, now),
  };
}

/**
 * The QR code is drawn locally if the secret is known. The backend's image is used only if there is nothing to draw.
 */
function totpSecretOf({ secret, qrCodeUrl, account }: MfaEnrollmentInfo, issuer: string): TotpSecret {
  const named = qrCodeUrl === undefined ? undefined : parseOtpauthUri(qrCodeUrl);
  const given = named && qrCodeUrl;
  const uri = given ?? (secret && buildOtpauthUri({ secret, issuer, account }));
  const image = uri ? undefined : qrCodeUrl;
  if (!uri && !image) throw new MfaError('SERVER');
  return { uri, image, key: secret, digits: named?.digits };
}
