import jsqr from 'jsqr';
import { TOTP, URI } from 'otpauth';
import type { Page } from 'playwright';
import { PNG } from 'pngjs';

/** Scans the QR code like a camera: it reads a picture of the page, not the page's data. */
export async function scan(page: Page): Promise<TOTP> {
  const code = page.getByRole('img', { name: /QR code/ });
  await code.locator('svg').waitFor(); // its space is reserved while the generator loads
  await code.scrollIntoViewIfNeeded();
  return readQrCode(await page.screenshot());
}

/** Reads the QR code of a picture, as an authenticator app does. */
export function readQrCode(picture: Buffer): TOTP {
  const { data, width, height } = PNG.sync.read(picture);
  // This reader can read light on dark, but not every phone can.
  const found = jsqr.default(new Uint8ClampedArray(data), width, height, { inversionAttempts: 'dontInvert' });
  if (!found) throw new Error('The page shows no QR code that can be scanned.');
  const app = URI.parse(found.data);
  if (!(app instanceof TOTP)) throw new Error('The QR code is not one for an authenticator app.');
  return app;
}
