import type { Page } from 'playwright';
import { en } from '../../src/locales/en.js';
import { scan } from '../e2e/scan.js';
import { backupCodes, codeField, heading, press, saveCodes } from '../e2e/user.js';

/** Anna enrolls with an app that scans the QR code, leaves, and comes back with its next code. */
export async function signInTwice(page: Page): Promise<void> {
  await press(page, 'Sign in as Anna');
  await press(page, en.enrollment.start);
  await press(page, /^Authenticator app/);
  const app = await scan(page);
  await codeField(page).pressSequentially(app.generate());
  await backupCodes(page);
  await saveCodes(page);
  await heading(page, 'Welcome, Anna');
  await press(page, 'Sign out');
  await press(page, 'Sign in as Anna');
  await heading(page, en.challenge.title.totp);
  // a code can't be used twice
  await codeField(page).pressSequentially(app.generate({ timestamp: Date.now() + 30_000 }));
  await heading(page, 'Welcome, Anna');
}
