import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page, Response } from 'playwright';

export interface Visit {
  page: Page;
  /** Every message in the console, and every error. */
  messages: string[];
  /** Compressed bytes of the page before anything is clicked, including React and the page's own code. */
  scripts: number;
  styles: number;
}

/** Messages of development tools. */
const OF_TOOLS = /React DevTools|\[vite\]|\[HMR\]|\[Fast Refresh\]/;

/** @param before runs in the page before its own scripts */
export async function visitHost(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
  before: () => void = () => {},
): Promise<Visit> {
  const page = await browser.newPage({ reducedMotion: 'reduce', ...options });
  const messages: string[] = [];
  page.on('pageerror', (error) => messages.push(String(error)));
  page.on('console', (message) => {
    const text = `${message.type()}: ${message.text()}`;
    if (!OF_TOOLS.test(text)) messages.push(text);
  });
  await page.addInitScript(before);
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await page.goto(url, { waitUntil: 'networkidle' });
  const compressed = async (wanted: string) => {
    const all = responses.filter((response) => response.ok() && response.request().resourceType() === wanted);
    const sizes = await Promise.all(all.map(async (one) => gzipSync(await one.body(), { level: 9 }).length));
    return sizes.reduce((total, size) => total + size, 0);
  };
  return { page, messages, scripts: await compressed('script'), styles: await compressed('stylesheet') };
}
