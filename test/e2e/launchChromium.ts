import { type Browser, chromium } from 'playwright';
import { findChromium } from '../../scripts/chromium.mjs';

export async function launchChromium({ bfcache = false } = {}): Promise<Browser> {
  const executablePath = await findChromium();
  return chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu'],
    ignoreDefaultArgs: bfcache ? ['--disable-back-forward-cache'] : [],
  });
}
