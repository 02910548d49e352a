import type { Page } from 'playwright';
import { visit, withHost } from '../host.js';
import { enrolled, newUser, openSecurity, press, signIn, signOut, signUp } from '../user.js';
import { open, withSandboxHost } from './sandboxHost.js';

/** What the guide's checklist needs from a backend and its host. */
export interface World {
  name: string;
  setUp: () => void;
  /** At the end of a login by a user who has no second step and is asked to set one up. */
  firstLogin: () => Promise<{ page: Page; password: string }>;
  /** Signed in, without a second step, in the account's settings. */
  settingsWithout: () => Promise<{ page: Page; password: string }>;
  /** At the challenge, with an authenticator app and backup codes. */
  challenge: () => Promise<{ page: Page; password: string; code: () => Promise<string>; codes: readonly string[] }>;
  openSettings: (page: Page) => Promise<void>;
  isSignedIn: (page: Page) => Promise<void>;
}

const anna = { email: 'anna@example.com', password: 'correct horse battery' };

async function login(page: Page): Promise<void> {
  await page.getByLabel('Email').fill(anna.email);
  await page.getByLabel('Password').fill(anna.password);
  await press(page, 'Sign in');
}

const sandbox: World = {
  name: 'the sandbox',
  setUp: () => withSandboxHost(),
  firstLogin: async () => {
    const page = await open({ users: [anna], policy: { enrollment: 'required' }, requireReauth: false });
    await login(page);
    return { page, password: anna.password };
  },
  settingsWithout: async () => {
    const page = await open({ users: [anna], requireReauth: 'password' });
    await login(page);
    await page.getByRole('heading', { name: 'Welcome' }).waitFor();
    await press(page, 'Settings');
    return { page, password: anna.password };
  },
  challenge: async () => {
    const page = await open({ users: [{ ...anna, totp: true, backupCodes: true }], requireReauth: 'password' });
    const made = await page.evaluate((email) => window.sandbox.user(email), anna.email);
    await login(page);
    const code = (): Promise<string> => page.evaluate((secret) => window.sandbox.codeFor(secret), made.totpSecret);
    return { page, password: anna.password, code, codes: made.backupCodes };
  },
  openSettings: (page) => press(page, 'Settings'),
  isSignedIn: (page) => page.getByRole('heading', { name: 'Welcome' }).waitFor(),
};

/** A host with the same texts as examples/host, on a better-auth server with its data in memory. */
export const betterAuthWorld = (name: string, host: { setUp: () => void; visit: () => Promise<Page> }): World => ({
  name,
  setUp: host.setUp,
  firstLogin: async () => {
    const page = await host.visit();
    const user = newUser();
    await signUp(page, user);
    await signOut(page);
    await signIn(page, user);
    return { page, password: user.password };
  },
  settingsWithout: async () => {
    const page = await host.visit();
    const user = newUser();
    await signUp(page, user);
    await openSecurity(page);
    return { page, password: user.password };
  },
  challenge: async () => {
    const page = await host.visit();
    const { user, app, codes } = await enrolled(page);
    await signIn(page, user);
    return { page, password: user.password, code: async () => app.generate(), codes };
  },
  openSettings: openSecurity,
  isSignedIn: (page) => page.getByRole('heading', { name: /Good to see you/ }).waitFor(),
});

export const worlds: readonly World[] = [
  sandbox,
  betterAuthWorld('better-auth', { setUp: withHost, visit: () => visit() }),
];
