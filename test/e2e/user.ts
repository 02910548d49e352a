import { URI } from 'otpauth';
import { type Page, request } from 'playwright';
import { en } from '../words.js';

export interface TestUser {
  name: string;
  email: string;
  password: string;
}

let count = 0;
export const newUser = (): TestUser => ({
  name: 'Grace',
  email: `grace${++count}@example.com`,
  password: 'tidal-9-Mooring!lantern',
});

export async function signUp(page: Page, { name, email, password }: TestUser): Promise<void> {
  await page.getByRole('button', { name: 'Create an account' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await home(page);
}

/** Enters the password. What comes next depends on the test. */
export async function signIn(page: Page, { email, password }: TestUser): Promise<void> {
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await heading(page, 'Sign in to Harbour');
}

export async function openSecurity(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Security' }).click();
  await heading(page, en.settings.title);
}

/** From the account, with nothing set up yet, to the choice of method. */
export async function openMethods(page: Page): Promise<void> {
  await openSecurity(page);
  await press(page, en.settings.setUp);
  await heading(page, en.enrollment.chooseTitle);
}

/** Chooses an authenticator app and enters the password that the server requires. Then its key is on screen. */
export async function chooseApp(page: Page, { password }: TestUser): Promise<void> {
  await press(page, new RegExp(`^${en.methods.totp.title}`));
  await page.getByLabel('Password').fill(password);
  await press(page, en.reauth.confirm);
}

/** The key in groups, as shown on the screen. */
export async function keyShown(page: Page): Promise<string> {
  return (await page.getByText(/^([A-Z2-7]{4} ?)+$/).textContent()) ?? '';
}

export const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { name }).waitFor();
/** Waits for the first occurrence, because some texts are repeated for screen readers. */
export const expectText = (page: Page, text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();
export const home = (page: Page): Promise<void> => heading(page, /Good to see you/);
export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();
/** Chooses a method of the challenge, with the link to the only alternative or from the list. */
export async function chooseMethod(page: Page, title: string): Promise<void> {
  const only = page.getByRole('button', { name: en.challenge.useBackupCode, exact: true });
  const list = page.getByRole('button', { name: en.challenge.useAnotherMethod, exact: true });
  await only.or(list).waitFor();
  if (await only.isVisible()) return only.click();
  await list.click();
  await press(page, new RegExp(`^${title}`));
}
export const codeField = (page: Page) => page.getByLabel(en.code.label(6));

export async function backupCodes(page: Page): Promise<string[]> {
  const list = page.getByRole('list', { name: /backup codes/ });
  await list.waitFor();
  return list.getByRole('listitem').allTextContents();
}

/** The newest code, read in a mailbox in another tab. */
export async function newestMail(page: Page, { email }: TestUser): Promise<string> {
  await expectText(page, /We sent a code/);
  const mailbox = await page.context().newPage();
  await mailbox.goto('/');
  await mailbox.getByText('Demo inbox').click();
  const message = mailbox.getByRole('listitem').filter({ hasText: email }).first();
  const code = await message.getByText(/^\d{6}$/).textContent();
  await mailbox.close();
  return code ?? '';
}

/** Confirms that the codes are saved, which is required to continue. */
export async function saveCodes(page: Page): Promise<void> {
  await page.getByLabel(en.backupCodes.saved).check();
  await press(page, en.backupCodes.finish);
}

/**
 * A user with an authenticator app, and their browser at the sign-in page. The account is created on another device:
 * with the page's own cookies, the page could become signed in halfway.
 */
export async function enrolled(page: Page) {
  const user = newUser();
  const { origin } = new URL(page.url());
  const elsewhere = await request.newContext({ baseURL: origin, extraHTTPHeaders: { Origin: origin } });
  const post = async (path: string, data: object) => {
    const answer = await elsewhere.post(`/api/auth${path}`, { data });
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}`);
    return answer.json();
  };
  await post('/sign-up/email', user);
  const made: { totpURI: string; backupCodes: string[] } = await post('/two-factor/enable', user);
  const app = URI.parse(made.totpURI);
  await post('/two-factor/verify-totp', { code: app.generate() });
  await elsewhere.dispose();
  return { user, app, codes: made.backupCodes };
}
