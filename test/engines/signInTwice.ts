import type { TOTP } from 'otpauth';
import { vi } from 'vitest';
import { en } from '../../src/locales/en.js';
import { readQrCode } from '../e2e/scan.js';
import type { Visitor } from './Visitor.js';

/** Anna enrolls with an app that scans the QR code, leaves, and comes back with its next code. */
export async function signInTwice(visitor: Visitor): Promise<void> {
  const code = en.code.label(6);
  await visitor.press('Sign in as Anna');
  await visitor.press(en.enrollment.start);
  await visitor.press(en.methods.totp.title);
  const app = await scanned(visitor);
  await visitor.type(code, app.generate());
  await visitor.check(en.backupCodes.saved);
  await visitor.press(en.backupCodes.finish);
  await visitor.press('Sign out');
  await visitor.press('Sign in as Anna');
  // a code can't be used twice
  await visitor.type(code, app.generate({ timestamp: Date.now() + 30_000 }));
  await visitor.press('Sign out');
}

/** Waits until the window shows a QR code. */
function scanned(visitor: Visitor): Promise<TOTP> {
  const scan = async (): Promise<TOTP> => {
    await visitor.run(() => document.querySelector("[data-mfa-part='qr-code'] svg")?.scrollIntoView(), null);
    return readQrCode(await visitor.screenshot());
  };
  return vi.waitFor(scan, { timeout: 30_000, interval: 200 });
}
