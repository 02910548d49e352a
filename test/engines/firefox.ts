import { existsSync } from 'node:fs';
import { firefox as playwright } from 'playwright';
import type { Visitor } from './Visitor.js';

const executablePath = process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr';

/** The installed Firefox, through WebDriver BiDi. */
export async function firefox(): Promise<Visitor> {
  if (!existsSync(executablePath)) {
    throw new Error(`${executablePath} is missing. Install firefox-esr, or set FIREFOX_PATH to your Firefox.`);
  }
  const browser = await playwright.launch({ channel: 'moz-firefox', executablePath });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
  page.setDefaultTimeout(30_000);
  return {
    open: async (url) => void (await page.goto(url)),
    press: (text) => page.getByRole('button').filter({ hasText: text }).first().click(),
    type: (label, text) => page.getByLabel(label).pressSequentially(text),
    check: (label) => page.getByLabel(label).check(),
    // biome-ignore lint/suspicious/noExplicitAny: Playwright's type of a function's argument accepts no type parameter
    run: (code, input) => page.evaluate(code as any, input),
    screenshot: () => page.screenshot(),
    close: () => browser.close(),
  };
}
