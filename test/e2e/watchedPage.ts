import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { expect, onTestFinished } from 'vitest';

/** The browser's message for a response such as 401, or for none. */
const REFUSED = /^Failed to load resource/;

/**
 * A page in a separate browser context, until the end of the test. Errors and warnings in the console fail the test,
 * and so do requests to any host but `baseURL`.
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
