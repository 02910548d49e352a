// Passwords and sessions, which your app already has. Everything is in memory here; in your app, each Map is a table.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

export const MINUTE = 60_000;
const users = new Map(); // by email address
const sessions = new Map(); // by the id in the cookie
const passwordTries = new Map();

export async function addUser(email, password) {
  users.set(email, { email, password: await hash(password), lastStep: -1, codes: [], failures: 0, lockedUntil: 0 });
}

/** Returns the user. An unknown address is refused like a wrong password, and takes as long. */
export async function checkPassword(email, password) {
  const tries = passwordTries.get(email);
  const { count, until } = tries?.until > Date.now() ? tries : { count: 0, until: Date.now() + 15 * MINUTE };
  if (count >= 10) throw new Refusal(429, 'RATE_LIMITED', { retryAfter: secondsUntil(until) });
  passwordTries.set(email, { count: count + 1, until }); // before the check, so that parallel requests count too
  const user = users.get(email);
  const stored = user?.password ?? nobody;
  const { key } = await hash(password, stored.salt);
  if (!timingSafeEqual(key, stored.key) || !user) throw new Refusal(401, 'INVALID_CREDENTIALS');
  passwordTries.delete(email);
  return user;
}

export function startSession(res, user) {
  const id = keep(sessions, { user, provenAt: Date.now() }, 8 * 60 * MINUTE);
  // No script can read this cookie, and no other site can make the browser send it.
  const secure = process.env.NODE_ENV === 'production';
  res.cookie('session', id, { httpOnly: true, sameSite: 'strict', secure, maxAge: 8 * 60 * MINUTE });
}

export function requireSession(req) {
  const [, id] = /(?:^|; )session=([^;]+)/.exec(req.headers.cookie ?? '') ?? [];
  return find(sessions, id) ?? refuse(401, 'REAUTH_REQUIRED', { reauth: 'login' });
}

/** For actions that someone at an unlocked screen must not do: requires a recent sign-in, or the password again. */
export async function requireFreshSession(req) {
  const session = requireSession(req);
  if (req.body.proof) {
    await checkPassword(session.user.email, req.body.proof.password);
    session.provenAt = Date.now();
  }
  if (session.provenAt + 5 * MINUTE < Date.now()) refuse(403, 'REAUTH_REQUIRED', { reauth: 'password' });
  return session;
}

export function endSessions(user) {
  for (const [id, session] of sessions) if (session.user === user) sessions.delete(id);
}

/** A failure that the interface can explain: its codes are listed in docs/errors.md. */
export class Refusal extends Error {
  constructor(status, code, details) {
    super(code);
    this.status = status;
    this.body = { code, ...details };
  }
}

export function refuse(status, code, details) {
  throw new Refusal(status, code, details);
}

/** Keeps an entry for some time, under an id that nobody can guess. */
export function keep(entries, entry, ms) {
  const id = randomBytes(32).toString('base64url');
  entries.set(id, { ...entry, id, expiresAt: Date.now() + ms });
  return id;
}

/** Returns undefined for an entry that expired, was used, or never existed. Callers can't tell which. */
export function find(entries, id) {
  const entry = entries.get(id);
  return entry?.expiresAt > Date.now() ? entry : undefined;
}

/** Slow, so that someone who steals the hashes can't try every password. Random codes need less work than passwords. */
export async function hash(secret, salt = randomBytes(16), { p = 5 } = {}) {
  const N = Number(process.env.SCRYPT_COST ?? 2 ** 14); // OWASP recommends this with p = 5
  return { salt, key: await promisify(scrypt)(typeof secret === 'string' ? secret : '', salt, 32, { N, p }) };
}

export const secondsUntil = (moment) => Math.ceil((moment - Date.now()) / 1000);

const nobody = await hash(randomBytes(16).toString('hex'));
