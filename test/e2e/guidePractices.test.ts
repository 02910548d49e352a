import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';
import { en } from '../words.js';
import { open, withSandboxHost } from './guide/sandboxHost.js';
import { scan } from './scan.js';
import { backupCodes, chooseMethod, codeField, press, saveCodes } from './user.js';

withSandboxHost();

const anna = { email: 'anna@example.com', password: 'correct horse battery' };
const phone = '+15550136677';

async function login(page: Page): Promise<void> {
  await page.getByLabel('Email').fill(anna.email);
  await page.getByLabel('Password').fill(anna.password);
  await press(page, 'Sign in');
}

const welcome = (page: Page): Promise<void> => page.getByRole('heading', { name: 'Welcome' }).waitFor();
const appCode = (page: Page): Promise<string> =>
  page.evaluate((email) => window.sandbox.codeFor(window.sandbox.user(email).totpSecret), anna.email);
const sentCode = (page: Page): Promise<string> => page.evaluate(() => window.sandbox.lastCode());
const wrongCode = (page: Page): Promise<string> => page.evaluate(() => window.sandbox.wrongCode());

describe("what the guide's best practices ask for", () => {
  test('several methods are offered, strongest first', async () => {
    const page = await open({ users: [anna], policy: { enrollment: 'required' } });
    await login(page);
    await press(page, en.enrollment.start);
    const options = page.getByRole('list', { name: en.enrollment.chooseTitle }).getByRole('button');
    const titles = await options.allTextContents();
    expect(titles.map((title) => /^(Passkey|Authenticator app|Text message|Email)/.exec(title)?.[0])).toEqual([
      en.methods.passkey.title,
      en.methods.totp.title,
      en.methods.sms.title,
      'Email',
    ]);
  });

  test('enrollment gives a reason, and "Not now" if it is only recommended', async () => {
    const page = await open({ users: [anna], policy: { enrollment: 'recommended' } });
    await login(page);
    await page.getByRole('heading', { name: en.enrollment.introTitle }).waitFor();
    await page.getByText(en.enrollment.introDescription).waitFor();
    await press(page, en.enrollment.skip);
    await welcome(page);
  });

  test("required enrollment says why, and can't be skipped", async () => {
    const page = await open({ users: [anna], policy: { enrollment: 'required' } });
    await login(page);
    await page.getByText(en.enrollment.required).waitFor();
    expect(await page.getByRole('button', { name: en.enrollment.skip }).count()).toBe(0);
  });

  test('nobody continues without saving the backup codes', async () => {
    const page = await open({ users: [anna], policy: { enrollment: 'required', methods: ['totp'] } });
    await login(page);
    await press(page, en.enrollment.start);
    const app = await scan(page);
    await codeField(page).pressSequentially(app.generate());
    const codes = await backupCodes(page);
    await press(page, en.backupCodes.finish);
    await page.keyboard.press('Escape');
    expect(await backupCodes(page)).toEqual(codes);
    await page.getByText(en.backupCodes.notSaved).waitFor();
    await saveCodes(page);
    await welcome(page);
  });

  test('a rate limit says how long to wait, and ends', async () => {
    const page = await open({ users: [{ ...anna, totp: true }] });
    await page.clock.install();
    await login(page);
    await page.evaluate(() => window.sandbox.faults.fail('verifyChallenge', { code: 'RATE_LIMITED', retryAfter: 30 }));
    await codeField(page).pressSequentially(await appCode(page));
    await page
      .getByText(/Try again in (30|29|28) seconds/)
      .first()
      .waitFor();
    await page.clock.fastForward(31_000);
    await codeField(page).fill(await appCode(page));
    await welcome(page);
  });

  test('a locked-out user learns how to get in, and an administrator helps them', async () => {
    const page = await open({ users: [{ ...anna, totp: true }] });
    await login(page);
    await press(page, en.challenge.useBackupCode);
    await press(page, en.challenge.needHelp);
    await page.getByText('Call us: +1 555 0100').waitFor();
    await press(page, 'Administration');
    const userId = await page.evaluate((email) => window.sandbox.user(email).id, anna.email);
    await page.getByLabel(en.admin.user).fill(userId);
    await press(page, en.admin.find);
    await page.getByLabel(en.admin.reason).fill('Came to the desk with her passport');
    await page.getByLabel(en.admin.typeUser(userId)).fill(userId);
    await press(page, en.admin.reset);
    await page.getByText(en.admin.resetDone).waitFor();
    await press(page, 'Sign out');
    await login(page);
    await welcome(page);
  });

  test('the next sign-in follows the policy that an administrator has set', async () => {
    const page = await open({ users: [anna] });
    await press(page, 'Administration');
    await page.getByLabel(en.methods.passkey.title).uncheck();
    await page.getByLabel('Email').uncheck();
    await page.getByLabel(en.methods.sms.title).uncheck();
    await page.getByLabel(new RegExp(`^${en.admin.strength.required}`)).check();
    await press(page, en.admin.save);
    await page.getByText(en.admin.policySaved).first().waitFor();
    await press(page, 'Sign out');
    await login(page);
    await press(page, en.enrollment.start);
    await page.getByRole('img', { name: /QR code/ }).waitFor();
  });
});

describe("the guide's troubleshooting", () => {
  test('after two refused codes from the app, a wrong clock is suggested', async () => {
    const page = await open({ users: [{ ...anna, totp: true }] });
    await login(page);
    await codeField(page).pressSequentially(await wrongCode(page));
    await page.getByText(en.errors.INVALID_CODE).waitFor();
    await codeField(page).fill(await wrongCode(page));
    await press(page, en.challenge.verify);
    await page.getByText(en.challenge.clockHint).waitFor();
  });

  test("a text message that doesn't arrive can be sent again after a wait", async () => {
    const page = await open({ users: [{ ...anna, sms: phone }] });
    await page.clock.install();
    await login(page);
    await page.getByText(/We sent a code to .*77/).waitFor();
    expect(await page.locator('body').textContent()).not.toContain(phone);
    await page.getByRole('button', { name: /Send a new code in/ }).waitFor();
    await page.clock.fastForward(31_000);
    await press(page, en.challenge.resend);
    await page.waitForFunction(() => window.sandbox.outbox.length === 2);
    await codeField(page).pressSequentially(await sentCode(page));
    await welcome(page);
  });

  test('a locked account says so, until when, and where to get help', async () => {
    const page = await open({ users: [{ ...anna, totp: true }] });
    await login(page);
    await page.evaluate(() => window.sandbox.faults.fail('verifyChallenge', { code: 'LOCKED', retryAfter: 900 }));
    await codeField(page).pressSequentially(await appCode(page));
    await page.getByRole('heading', { name: en.challenge.blockedTitle }).waitFor();
    await page
      .getByText(/Try again in 1[45] minutes/)
      .first()
      .waitFor();
    await page.getByText('Call us: +1 555 0100').waitFor();
  });

  test('without the phone, a backup code signs in, and new ones replace it', async () => {
    const page = await open({ users: [{ ...anna, totp: true, backupCodes: true }] });
    const [first = ''] = await page.evaluate((email) => window.sandbox.user(email).backupCodes, anna.email);
    await login(page);
    await chooseMethod(page, en.challenge.backupCodeLabel);
    await page.getByRole('textbox', { name: en.challenge.backupCodeLabel }).fill(first);
    await press(page, en.challenge.verify);
    await page.getByText(en.backupCodes.remaining(9)).waitFor();
    await press(page, en.backupCodes.regenerate);
    await page.getByText(en.backupCodes.confirmDescription).waitFor();
    await press(page, en.backupCodes.confirm);
    expect(await backupCodes(page)).not.toContain(first);
    await saveCodes(page);
    await welcome(page);
  });
});
