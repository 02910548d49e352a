import jsqr from 'jsqr';
import { TOTP, URI } from 'otpauth';
import type { Page } from 'playwright';
import { PNG } from 'pngjs';

/** Points a camera at the screen: what is scanned is a picture of the page, not what the page says it drew. */
export async function scan(page: Page): Promise<TOTP> {
  const code = page.getByRole('img', { name: /QR code/ });
  await code.locator('svg').waitFor(); // its place is kept while the generator loads
  await code.scrollIntoViewIfNeeded();
  const { data, width, height } = PNG.sync.read(await page.screenshot());
  // Light on dark is read by this reader, and not by every phone.
  const found = jsqr.default(new Uint8ClampedArray(data), width, height, { inversionAttempts: 'dontInvert' });
  if (!found) throw new Error('The page shows no QR code that can be scanned.');
  const app = URI.parse(found.data);
  if (!(app instanceof TOTP)) throw new Error('The QR code is not one for an authenticator app.');
  return app;
}
