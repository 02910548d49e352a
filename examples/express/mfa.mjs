// Two-step verification with an authenticator app and backup codes. Every route is a method of the adapter.
import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { Router } from 'express';
import { Secret, TOTP } from 'otpauth';
import {
  checkPassword,
  endSessions,
  find,
  hash,
  keep,
  MINUTE,
  Refusal,
  refuse,
  requireFreshSession,
  requireSession,
  secondsUntil,
  startSession,
} from './accounts.mjs';

const challenges = new Map(); // unfinished sign-ins: the password was right
const enrollments = new Map(); // authenticator apps that haven't been confirmed yet
const factors = [{ id: 'app', method: 'totp' }];

export const mfa = Router();

mfa.post('/login', async (req, res) => {
  const user = await checkPassword(req.body.email, req.body.password);
  const challengeId = keep(challenges, { user, attemptsLeft: 5 }, 10 * MINUTE);
  const next = user.secret ? { factors } : { enrollment: 'required', enrollable: ['totp'] };
  res.json({ mfaRequired: true, user: { mfaEnrolled: Boolean(user.secret) }, challengeId, expiresIn: 600, ...next });
});

mfa.post('/verify-challenge', (req, res) => {
  const challenge = takeAttempt(req.body.challengeId);
  const { user } = challenge;
  const step = stepOf(user.secret, req.body.code);
  if (step <= user.lastStep) throw wrongAnswer(challenge); // a wrong or used code
  user.lastStep = step;
  pass(res, challenge);
  res.json({ verified: true });
});

mfa.post('/verify-backup-code', async (req, res) => {
  const challenge = takeAttempt(req.body.challengeId);
  const { user } = challenge;
  const { key } = await hashCode(String(req.body.code).toLowerCase(), user.codesSalt);
  challengeOf(challenge.id); // check again: another request may have passed the challenge during the hashing
  const left = user.codes.filter((code) => !timingSafeEqual(code, key));
  if (left.length === user.codes.length) throw wrongAnswer(challenge);
  user.codes = left;
  pass(res, challenge);
  res.json({ verified: true, backupCodesLeft: left.length });
});

mfa.post('/enroll-totp', async (req, res) => {
  const challenge = req.body.challengeId && challengeOf(req.body.challengeId);
  const { user } = challenge ?? (await requireFreshSession(req));
  requireFirst(challenge);
  const secret = new Secret({ size: 20 }).base32; // in a database, encrypt it; the server has to read it
  const id = keep(enrollments, { user, challenge, secret }, 10 * MINUTE);
  res.json({ id, secret, account: user.email, expiresIn: 600 });
});

mfa.post('/verify-totp', async (req, res) => {
  const enrollment = find(enrollments, req.body.enrollmentId) ?? refuse(401, 'ENROLLMENT_EXPIRED');
  const { user, secret } = enrollment;
  const challenge = enrollment.challenge && challengeOf(enrollment.challenge.id);
  if (!challenge && requireSession(req).user !== user) refuse(401, 'ENROLLMENT_EXPIRED');
  requireFirst(challenge);
  const step = stepOf(secret, req.body.code);
  if (step < 0) refuse(401, 'INVALID_CODE'); // no limit: the caller already has the secret and need not guess
  enrollments.delete(enrollment.id);
  challenges.delete(challenge?.id);
  Object.assign(user, { secret, lastStep: step });
  endSessions(user);
  startSession(res, user);
  res.json({ verified: true, backupCodes: await newBackupCodes(user) });
});

mfa.post('/get-status', (req, res) => {
  const { user } = requireSession(req);
  res.json({ enrolled: true, factors, enrollable: ['totp'], required: true, backupCodesLeft: user.codes.length });
});

mfa.post('/regenerate-backup-codes', async (req, res) => {
  const { user } = await requireFreshSession(req);
  res.json(await newBackupCodes(user));
});

const challengeOf = (id) => find(challenges, id) ?? refuse(401, 'CHALLENGE_EXPIRED');

/** With a password alone, a user can set up the first app, but not replace it. Otherwise a stolen password would be enough. */
function requireFirst(challenge) {
  if (challenge?.user.secret) refuse(403, 'METHOD_UNAVAILABLE');
}

/** Counts the attempt before anything is checked, so that a hundred parallel requests have five attempts too. */
function takeAttempt(challengeId) {
  const challenge = challengeOf(challengeId);
  const { user } = challenge;
  if (!user.secret) refuse(403, 'METHOD_UNAVAILABLE');
  if (user.lockedUntil > Date.now()) refuse(429, 'LOCKED', { retryAfter: secondsUntil(user.lockedUntil) });
  if (challenge.attemptsLeft === 0) refuse(401, 'TOO_MANY_ATTEMPTS');
  challenge.attemptsLeft -= 1;
  user.failures += 1; // across all challenges, until one is passed
  return challenge;
}

function wrongAnswer({ user, attemptsLeft }) {
  if (user.failures >= 10) {
    Object.assign(user, { failures: 0, lockedUntil: Date.now() + 15 * MINUTE });
    return new Refusal(429, 'LOCKED', { retryAfter: 900 });
  }
  return attemptsLeft > 0 ? new Refusal(401, 'INVALID_CODE', { attemptsLeft }) : new Refusal(401, 'TOO_MANY_ATTEMPTS');
}

function pass(res, { id, user }) {
  challenges.delete(id);
  user.failures = 0;
  startSession(res, user);
}

/** The time step of a code: the current one or, if a clock is off, the one before or after. -1 for a wrong code. */
function stepOf(secret, code) {
  const totp = new TOTP({ secret });
  const timestamp = Date.now();
  const delta = totp.validate({ token: String(code), window: 1, timestamp });
  return delta === null ? -1 : totp.counter({ timestamp }) + delta;
}

const hashCode = (code, salt) => hash(code, salt, { p: 1 });

/** Creates ten backup codes and keeps only their hashes. All share one salt, so that a check computes only one hash. */
async function newBackupCodes(user) {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const five = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
  const codes = Array.from({ length: 10 }, () => `${five()}-${five()}`);
  const salt = randomBytes(16);
  const hashes = await Promise.all(codes.map((code) => hashCode(code, salt)));
  Object.assign(user, { codesSalt: salt, codes: hashes.map(({ key }) => key) });
  return codes;
}
