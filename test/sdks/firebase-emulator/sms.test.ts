// The real SDK with the real Auth emulator, which supports text messages, but no authenticator apps, limits or expiry.
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { firebaseAdapter } from '../../../src/adapters/firebase.js';
import { describeAdapter } from '../../../src/testing/index.js';
import { openAuth, password, sdk, verifier } from '../firebase/startFirebase.js';

interface EmulatorModule {
  createApp(projectId: string): Promise<{ listen(port: number, host: string, done: () => void): Server }>;
}
/** Without its command line, which takes most of a minute to start. */
const EMULATOR = 'firebase-tools/lib/emulator/auth/server.js';
const PROJECT = 'demo-x';
const API = 'identitytoolkit.googleapis.com/v1';

let server: Server;
let url = '';
beforeAll(async () => {
  const { createApp } = createRequire(import.meta.url)(EMULATOR) as EmulatorModule;
  const app = await createApp(PROJECT);
  await new Promise<void>((resolve) => {
    server = app.listen(0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function post(path: string, body: object): Promise<Record<string, string>> {
  const headers = { 'content-type': 'application/json', authorization: 'Bearer owner' };
  const response = await fetch(`${url}/${API}/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return response.json();
}
let users = 0;
async function addUser() {
  const credentials = { email: `anna${++users}@example.com`, password };
  const { localId } = await post('accounts:signUp?key=fake', credentials);
  await post(`projects/${PROJECT}/accounts:update`, { localId, emailVerified: true });
  return credentials;
}
async function lastCode(): Promise<string> {
  const answer = await (await fetch(`${url}/emulator/v1/projects/${PROJECT}/verificationCodes`)).json();
  return answer.verificationCodes.at(-1)?.code ?? '';
}
const open = () => firebaseAdapter(openAuth(url), sdk, { verifier });

const NONE = 'the emulator has none';
describeAdapter(
  { describe, it },
  {
    name: 'the SDK on the Auth emulator, with text messages',
    start: () => {
      vi.useFakeTimers({ toFake: ['Date'] });
      vi.spyOn(console, 'log').mockImplementation(() => {}); // the SDK logs that it finds no reCAPTCHA Enterprise
      return {
        method: 'sms',
        open,
        addUser,
        lastCode,
        advance: (seconds) => void vi.setSystemTime(Date.now() + seconds * 1000),
      };
    },
    except: {
      'expired-challenge': NONE,
      'attempts-end': NONE,
      'resend-keeps-count': NONE,
      'wait-says-how-long': NONE,
    },
  },
);

it('accepts two numbers, and no code of an older message', async () => {
  const adapter = open();
  const credentials = await addUser();
  await adapter.login(credentials);
  for (const phoneNumber of ['+12025550142', '+12025550143']) {
    const { id: enrollmentId } = (await adapter.enrollSMS?.({ phoneNumber })) ?? { id: '' };
    expect(await adapter.verifySMS?.({ enrollmentId, code: await lastCode() })).toEqual({ verified: true });
  }
  expect((await adapter.getStatus()).factors).toHaveLength(2);

  const half = open();
  const { challengeId, factors: [factor] = [] } = await half.login(credentials);
  expect(factor?.destination).toMatch(/^\+\*+014[23]$/); // masked by the server
  const p = { challengeId: challengeId ?? '', factorId: factor?.id ?? '', method: 'sms' as const };
  await half.sendChallenge?.(p);
  const old = await lastCode();
  await half.sendChallenge?.(p);
  await expect(half.verifyChallenge({ ...p, code: old })).rejects.toMatchObject({ code: 'INVALID_CODE' });
  expect(await half.verifyChallenge({ ...p, code: await lastCode() })).toEqual({ verified: true });
  await half.disable();
  expect(await half.getStatus()).toMatchObject({ enrolled: false, factors: [] });
});
