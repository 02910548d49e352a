import type { Browser, CDPSession, Page } from 'playwright';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { en } from '../../src/locales/en.js';
import { launchChromium } from './launchChromium.js';
import { BACKUP_CODE, servePasskeys } from './passkey/server.js';
import { chooseMethod, heading, press } from './user.js';

let site: Awaited<ReturnType<typeof servePasskeys>>;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([servePasskeys(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  site?.close();
});

/** The fingerprint reader of the device. */
class Authenticator {
  readonly #session: CDPSession;
  readonly #authenticatorId: string;

  constructor(session: CDPSession, authenticatorId: string) {
    this.#session = session;
    this.#authenticatorId = authenticatorId;
  }

  /** If false, nobody touches it, and the browser's dialog stays open. */
  async touched(enabled: boolean): Promise<void> {
    const authenticatorId = this.#authenticatorId;
    await this.#session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
  }

  async passkeys() {
    const authenticatorId = this.#authenticatorId;
    const { credentials } = await this.#session.send('WebAuthn.getCredentials', { authenticatorId });
    return credentials;
  }

  async forget(): Promise<void> {
    await this.#session.send('WebAuthn.clearCredentials', { authenticatorId: this.#authenticatorId });
  }
}

/** A user on a separate browser and a device with an authenticator. */
async function visit(host = 'localhost') {
  const url = `http://${host}:${site.port}/`;
  const context = await browser.newContext({ baseURL: url });
  onTestFinished(() => context.close());
  await context.addInitScript(countDialogs);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto('/');
  return { page, authenticator: new Authenticator(session, authenticatorId) };
}

declare global {
  interface Window {
    /** How many of the browser's dialogs are open. */
    dialogs: number;
  }
}

/** Runs in the page, because the browser shows no dialogs to a test. */
function countDialogs(): void {
  window.dialogs = 0;
  for (const name of ['create', 'get'] as const) {
    const ask = navigator.credentials[name];
    navigator.credentials[name] = async (options?: object) => {
      window.dialogs++;
      try {
        return await ask.call(navigator.credentials, options);
      } finally {
        window.dialogs--;
      }
    };
  }
}
const dialogs = (page: Page) => page.evaluate(() => window.dialogs);

const isSignedIn = (page: Page) => page.getByText('Signed in as anna.').waitFor();

async function enroll(page: Page): Promise<void> {
  await press(page, 'Add a passkey');
  await press(page, en.setup.passkey.start);
  await isSignedIn(page);
}

test('a passkey is set up and then signs in, confirmed by the server that checks its signatures', async () => {
  const { page, authenticator } = await visit();
  await enroll(page);
  expect(await authenticator.passkeys()).toEqual([expect.objectContaining({ rpId: 'localhost' })]);
  await press(page, 'Sign in');
  const [request] = await Promise.all([
    page.waitForRequest('**/verify-authentication'),
    press(page, en.challenge.usePasskey),
  ]);
  await isSignedIn(page);

  // the same response again, in another sign-in
  const post = async (path: string, data: object = {}) => {
    const answer = await page.request.post(`/api/${path}`, { data });
    return { status: answer.status(), ...(await answer.json()) };
  };
  const { challengeId } = await post('sign-in');
  await post('passkey/authentication-options', { challengeId });
  const recorded = { ...request.postDataJSON(), challengeId };
  expect(await post('passkey/verify-authentication', recorded)).toEqual({ status: 401, code: 'INVALID_CODE' });
});

test("its code isn't loaded until a user chooses a passkey", async () => {
  const { page } = await visit();
  const loaded: string[] = [];
  page.on('request', (request) => request.url().endsWith('.js') && loaded.push(request.url()));
  await press(page, 'Add a passkey');
  await heading(page, en.setup.passkey.title);
  expect(loaded).toEqual([]);
  await press(page, en.setup.passkey.start);
  await isSignedIn(page);
  expect(loaded).toHaveLength(1);
});

test('a dismissed setup can be tried again', async () => {
  const { page, authenticator } = await visit();
  // the dialog closes automatically after this time, which a page can't distinguish from a dismissal
  await page.route('**/registration-options', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...(await response.json()), timeout: 100 } });
  });
  await authenticator.touched(false);
  await press(page, 'Add a passkey');
  await press(page, en.setup.passkey.start);
  await page.getByText(en.setup.passkey.starting).waitFor();
  await page.getByText(en.setup.passkey.starting).waitFor({ state: 'detached' });
  await page.unroute('**/registration-options');
  await authenticator.touched(true);
  await press(page, en.setup.passkey.start);
  await isSignedIn(page);
});

test('leaving the setup closes the browser’s dialog, so that another one can open', async () => {
  const { page, authenticator } = await visit();
  await authenticator.touched(false);
  await press(page, 'Add a passkey');
  await press(page, en.setup.passkey.start);
  await expect.poll(() => dialogs(page)).toBe(1);
  await press(page, en.common.back);
  await isSignedIn(page);
  expect(await dialogs(page)).toBe(0);
  await authenticator.touched(true);
  await enroll(page);
  expect(await authenticator.passkeys()).toHaveLength(1);
});

test('an authenticator that already has a passkey is reported as such', async () => {
  const { page, authenticator } = await visit();
  await enroll(page);
  await press(page, 'Add a passkey');
  await press(page, en.setup.passkey.start);
  await page.getByText(en.errors.ALREADY_ENROLLED).first().waitFor();
  expect(await authenticator.passkeys()).toHaveLength(1);
});

test('if the passkey is missing, the user can retry or use another method', async () => {
  const { page, authenticator } = await visit();
  await enroll(page);
  await authenticator.forget();
  await press(page, 'Sign in');
  for (let times = 0; times < 2; times++) {
    await press(page, en.challenge.usePasskey);
    await page.getByText(en.errors.CANCELLED).first().waitFor();
  }
  await chooseMethod(page, en.challenge.backupCodeLabel);
  await page.getByRole('textbox', { name: en.challenge.backupCodeLabel }).fill(BACKUP_CODE);
  await press(page, en.challenge.verify);
  await isSignedIn(page);
});

test('leaving the sign-in closes the browser’s dialog, so that another one can open', async () => {
  const { page, authenticator } = await visit();
  await enroll(page);
  await press(page, 'Sign in');
  await authenticator.touched(false);
  await press(page, en.challenge.usePasskey);
  await expect.poll(() => dialogs(page)).toBe(1);
  await press(page, en.common.cancel);
  await page.getByText('Signed out.').waitFor();
  expect(await dialogs(page)).toBe(0);
  await authenticator.touched(true);
  await press(page, 'Sign in');
  await press(page, en.challenge.usePasskey);
  await isSignedIn(page);
});

test('if the browser allows no passkeys on this site, the user is offered another method', async () => {
  const { page } = await visit('127.0.0.1'); // not part of the domain that the server names
  await press(page, 'Add a passkey');
  await press(page, en.setup.passkey.start);
  await page.getByText(en.errors.METHOD_UNAVAILABLE).first().waitFor();
});
