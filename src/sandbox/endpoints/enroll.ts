import type { MfaCallContext, MfaEnrollmentInfo, MfaEnrollOptions } from '../../core/contract/adapter.js';
import type { Backend } from '../backend.js';
import { secondsUntil } from '../clock.js';
import { SandboxError } from '../faults/SandboxError.js';
import { newBackupCodes } from '../records/backupCodes.js';
import { type EnrollmentRecord, findEnrollment, openEnrollment, requireEnroller } from '../records/enrollments.js';
import { sendCode } from '../records/outbox.js';
import type { Caller } from '../records/sessions.js';
import { newTotpSecret, totpUri } from '../records/totp.js';

export function enrollTotp(
  backend: Backend,
  caller: Caller,
  p: MfaEnrollOptions,
  ctx: MfaCallContext,
): MfaEnrollmentInfo {
  const enroller = requireEnroller(backend, caller, 'totp', p, ctx);
  const { settings } = backend;
  const account = enroller.user.email;
  const secret = newTotpSecret(backend.random);
  const qrCodeUrl = totpUri({ secret, issuer: settings.issuer, account, digits: settings.codeLength.totp });
  backend.secrets.note(secret, qrCodeUrl);
  const first = settings.backupCodes === 'enroll' && !enroller.user.backupCodes;
  const backup = first ? newBackupCodes(backend) : undefined;
  const enrollment = openEnrollment(backend, enroller, {
    factor: { ...newFactor(backend, p), method: 'totp', secret, lastStep: 0 },
    backupCodes: backup?.set,
  });
  const info = { ...describeEnrollment(backend, enrollment), secret, qrCodeUrl, account };
  return backup ? { ...info, backupCodes: backup.codes } : info;
}

export function enrollSms(
  backend: Backend,
  caller: Caller,
  p: { phoneNumber: string } & MfaEnrollOptions,
  ctx: MfaCallContext,
): MfaEnrollmentInfo {
  const to = p.phoneNumber.replace(/[\s().-]/g, '');
  backend.secrets.note(to);
  return enrollSent(backend, caller, p, ctx, { method: 'sms', to });
}

export function enrollEmail(
  backend: Backend,
  caller: Caller,
  p: { email?: string } & MfaEnrollOptions,
  ctx: MfaCallContext,
): MfaEnrollmentInfo {
  return enrollSent(backend, caller, p, ctx, { method: 'email', to: p.email?.trim() });
}

/** Calling it again resends: a new code and a new id. If that fails, the earlier enrollment stays open. */
function enrollSent(
  backend: Backend,
  caller: Caller,
  p: MfaEnrollOptions,
  ctx: MfaCallContext,
  { method, to: given }: { method: 'sms' | 'email'; to: string | undefined },
): MfaEnrollmentInfo {
  const enroller = requireEnroller(backend, caller, method, p, ctx);
  const { user } = enroller;
  const to = given ?? user.email;
  requireDeliverable(method, to);
  if (user.factors.some((factor) => 'destination' in factor && factor.destination === to)) {
    throw new SandboxError('ALREADY_ENROLLED', 'codes are already sent there.');
  }
  const earlier = findEnrollment(backend, user, method);
  const sameFactor = earlier && 'destination' in earlier.factor && earlier.factor.destination === to;
  const sent = sendCode(backend, user.id, { method, to }, sameFactor ? earlier.sent : undefined);
  const factor = { ...newFactor(backend, p), method, destination: to };
  const enrollment = openEnrollment(backend, enroller, { factor, sent });
  return {
    ...describeEnrollment(backend, enrollment),
    destination: to,
    resendIn: secondsUntil(backend.clock, sent.resendAt),
  };
}

/** Checks for E.164. An address that no mail server would accept fails at the first send. */
function requireDeliverable(method: 'sms' | 'email', to: string): void {
  if (method === 'sms' && !/^\+[1-9]\d{7,14}$/.test(to)) {
    throw new SandboxError('INVALID_PHONE_NUMBER', 'this is not a phone number with its country code.');
  }
  if (method === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(to)) {
    throw new SandboxError('DELIVERY_FAILED', 'this is not an email address.');
  }
}

function newFactor(
  backend: Backend,
  p: MfaEnrollOptions,
): { id: string; createdAt: number; label?: string | undefined } {
  return { id: backend.random.id('factor'), createdAt: backend.clock.now(), label: p.label };
}

function describeEnrollment(backend: Backend, enrollment: EnrollmentRecord): MfaEnrollmentInfo {
  return { id: enrollment.id, expiresIn: secondsUntil(backend.clock, enrollment.expiresAt) };
}
