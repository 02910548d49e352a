import type { MfaEnrollmentInfo } from '../contract/adapter.js';
import { MfaError } from '../contract/error.js';
import { present } from '../contract/present.js';
import { normalizeSecret, parseOtpauthUri } from '../text/otpauth.js';
import { plainText } from '../text/text.js';
import { backupCodesOf } from './parseBackupCodes.js';
import { destinationOf, fieldsOf, idOf, numberOf } from './readers.js';

const IMAGE = /^data:image\/(png|svg\+xml|gif|jpeg|webp)[;,]/i;
/** The largest image that is accepted, in characters. A QR code as an unoptimized SVG is smaller. */
const MAX_IMAGE_LENGTH = 500_000;

/**
 * Parses the response of `enrollTOTP`, `enrollSMS` or `enrollEmail` with an allow-list. `qrCodeUrl` is kept only if it
 * is a valid `otpauth://totp/` URI or a data image: loading any other URL would reveal the secret to the server behind
 * it. The secret of such a URI overrides `secret`, so that the QR code and the key are always the same.
 *
 * @throws MfaError `SERVER` without an id, or with backup codes that can't all be shown.
 */
export function parseEnrollment(answer: unknown): MfaEnrollmentInfo {
  const fields = fieldsOf(answer);
  const { secret, qrCodeUrl, backupCodes } = fields;
  const id = idOf(fields.id);
  const codes = backupCodesOf(backupCodes);
  const uri = typeof qrCodeUrl === 'string' ? parseOtpauthUri(qrCodeUrl) : undefined;
  const none = backupCodes === undefined || backupCodes === null || (Array.isArray(backupCodes) && !backupCodes.length);
  if (!id || !(codes || none)) throw new MfaError('SERVER');
  return present<MfaEnrollmentInfo>({
    id,
    secret: uri?.secret ?? (typeof secret === 'string' ? normalizeSecret(secret) : undefined),
    account: plainText(fields.account),
    qrCodeUrl: uri || isImage(qrCodeUrl) ? (qrCodeUrl as string) : undefined,
    backupCodes: codes,
    destination: destinationOf(fields.destination),
    expiresIn: numberOf(fields.expiresIn),
    resendIn: numberOf(fields.resendIn),
  });
}

function isImage(url: unknown): boolean {
  return typeof url === 'string' && url.length <= MAX_IMAGE_LENGTH && IMAGE.test(url);
}
