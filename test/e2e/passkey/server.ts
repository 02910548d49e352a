import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bundle } from '../bundle.js';
import {
  authenticationOptions,
  type PendingCeremony,
  registrationOptions,
  type User,
  verifyAuthentication,
  verifyRegistration,
} from './passkeyRoutes.js';

/** One browser: its user, who is signed in, and a sign-in that is waiting for its second step. */
interface Visitor extends PendingCeremony {
  user: User;
  signedIn: boolean;
  challenging: (PendingCeremony & { id: string }) | undefined;
}

export const BACKUP_CODE = 'k3v9d-x7q2m';
const visitors = new Map<string, Visitor>();

/** A host with passkeys. Each new browser belongs to a user who has just signed up. */
export async function servePasskeys() {
  const files = await bundle(`${import.meta.dirname}/main.tsx`);
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const known = visitors.get(/visitor=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '');
    if (request.method === 'POST' && known) {
      answer(path, known, request).then(
        ([status, body]) =>
          response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
        () => response.writeHead(500).end(),
      );
      return;
    }
    const file = files.get(path);
    if (path === '/') response.setHeader('set-cookie', `visitor=${welcome()}; HttpOnly; SameSite=Strict; Path=/`);
    response.setHeader('content-type', path.endsWith('.css') ? 'text/css' : file ? 'text/javascript' : 'text/html');
    response.end(file ?? (path === '/' ? PAGE : ''));
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return { port, close: () => server.close() };
}

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Harbour</title>
<link rel="stylesheet" href="/main.css"></head><body><script type="module" src="/main.js"></script></body></html>`;

function welcome(): string {
  const id = randomUUID();
  visitors.set(id, { user: { id, name: 'anna', passkeys: [] }, signedIn: true, challenging: undefined });
  return id;
}

async function answer(path: string, visitor: Visitor, request: IncomingMessage): Promise<[number, unknown]> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const p = JSON.parse(Buffer.concat(chunks).toString() || '{}');
  const origin = `http://${request.headers.host}`;
  try {
    return [200, await routes[path]?.(visitor, p, origin)];
  } catch (error) {
    const { code } = error as { code?: string };
    if (!code) throw error;
    return [401, { code }];
  }
}

interface Params {
  challengeId?: string;
  code?: string;
  response?: unknown;
}
const routes: Record<string, (visitor: Visitor, p: Params, origin: string) => unknown> = {
  '/api/who-is-in': ({ signedIn, user }) => (signedIn ? { name: user.name } : {}),
  '/api/sign-in': (visitor) => {
    visitor.signedIn = false;
    visitor.challenging = { id: randomUUID() };
    return { challengeId: visitor.challenging.id, factors: [{ id: 'passkey', method: 'passkey' }] };
  },
  '/api/verify-backup-code': (visitor, p) => {
    challengeOf(visitor, p);
    if (p.code !== BACKUP_CODE) throw { code: 'INVALID_CODE' };
    return pass(visitor);
  },
  '/api/passkey/registration-options': (visitor) => registrationOptions(signedIn(visitor), visitor),
  '/api/passkey/verify-registration': async (visitor, { response }, origin) => {
    await verifyRegistration(signedIn(visitor), visitor, origin, response);
    return {};
  },
  '/api/passkey/authentication-options': (visitor, p) => authenticationOptions(visitor.user, challengeOf(visitor, p)),
  '/api/passkey/verify-authentication': async (visitor, p, origin) => {
    await verifyAuthentication(visitor.user, challengeOf(visitor, p), origin, p.response);
    return pass(visitor);
  },
};

function signedIn(visitor: Visitor): User {
  if (!visitor.signedIn) throw { code: 'REAUTH_REQUIRED', reauth: 'login' };
  return visitor.user;
}

function challengeOf({ challenging }: Visitor, { challengeId }: Params): PendingCeremony {
  if (!challenging || challenging.id !== challengeId) throw { code: 'CHALLENGE_EXPIRED' };
  return challenging;
}

function pass(visitor: Visitor): object {
  Object.assign(visitor, { signedIn: true, challenging: undefined });
  return { verified: true };
}
