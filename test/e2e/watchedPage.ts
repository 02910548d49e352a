import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { expect, onTestFinished } from 'vitest';

/** The browser's own line about an answer such as 401, or about none. */
const REFUSED = /^Failed to load resource/;

/**
 * A page in a browser context of its own, until the test is over. It fails the test for an error or a warning in the
 * console, and for a request to anybody but `baseURL`.
 */
export async function watchedPage(
  browser: Browser,
  options: BrowserContextOptions & { baseURL: string },
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const own = [options.baseURL, 'data:', 'blob:'];
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !REFUSED.test(message.text())) complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!own.some((start) => request.url().startsWith(start))) complaints.push(`asks ${request.url()}`);
  });
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') console.log(await page.locator('body').ariaSnapshot());
    await context.close();
    expect(complaints).toEqual([]);
  });
  return page;
}
