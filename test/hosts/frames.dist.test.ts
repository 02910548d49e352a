import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TOTP } from 'otpauth';
import type { Browser, FrameLocator } from 'playwright';
import type { PreviewServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../src/locales/en.js';
import { launchChromium } from '../e2e/launchChromium.js';
import { serveHost } from './serveHost.js';
import { signInTwice } from './signInTwice.js';
import { visitHost } from './visitHost.js';

let browser: Browser;
let host: PreviewServer;
let second: PreviewServer;
let outside: Server;
let framed = '';
beforeAll(async () => {
  browser = await launchChromium();
  host = await serveHost('framed', "@import '@protekt/react-mfa/styles.css';\n");
  second = await serveHost('second-copy', '');
  const url = host.resolvedUrls?.local[0] ?? '';
  const frame = `<iframe sandbox="allow-scripts allow-forms allow-same-origin" allow="clipboard-write 'none'" src="${url}" width="600" height="900"></iframe>`;
  outside = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>Outside</title><link rel="icon" href="data:,">${frame}`);
  });
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
  framed = `http://127.0.0.1:${(outside.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  await browser.close();
  await Promise.all([host.close(), second.close()]);
  await new Promise((resolve) => outside.close(resolve));
});

const press = (frame: FrameLocator, name: string | RegExp) => frame.getByRole('button', { name }).click();

const seen = (frame: FrameLocator, text: string) =>
  expect.poll(() => frame.getByText(text).filter({ visible: true }).count()).toBeGreaterThan(0);

describe('in a frame that can neither download nor write to the clipboard', () => {
  it('says so, and the codes can be copied by hand', async () => {
    const { page } = await visitHost(browser, framed);
    const frame = page.frameLocator('iframe');
    await press(frame, 'Sign in as Anna');
    await press(frame, en.enrollment.start);
    await press(frame, /^Authenticator app/);
    await frame.getByText(en.totp.cannotScan).click();
    await press(frame, en.totp.copyKey);
    await seen(frame, en.backupCodes.copyFailed);

    const key = await frame.locator('[data-mfa-part="secret-key"]').innerText();
    const [secret = ''] = key
      .replace(/[^A-Z2-7\n]/g, '')
      .split('\n')
      .filter((line) => line.length >= 16);
    await frame.getByLabel(en.code.label(6)).pressSequentially(new TOTP({ secret }).generate());
    await press(frame, en.backupCodes.copy);
    await seen(frame, en.backupCodes.copyFailed);
    await press(frame, en.backupCodes.download);
    await seen(frame, en.backupCodes.downloaded);
    await frame.getByLabel(en.backupCodes.saved).check();
    await press(frame, en.backupCodes.finish);
    await frame.getByRole('heading', { name: 'Welcome, Anna' }).waitFor();
    await page.close();
  });
});

describe('two copies of the package on one page', () => {
  it("don't affect each other", async () => {
    const { page, messages } = await visitHost(browser, host.resolvedUrls?.local[0] ?? '');
    const other = second.resolvedUrls?.local[0] ?? '';
    const [script = ''] = /assets\/[\w-]+\.js/.exec(await (await fetch(other)).text()) ?? [];
    await page.evaluate((src) => {
      const first = document.getElementById('root');
      if (first) first.id = 'first';
      document.body.append(Object.assign(document.createElement('div'), { id: 'root' }));
      document.body.append(Object.assign(document.createElement('script'), { type: 'module', src }));
    }, `${other}${script}`);
    await expect.poll(() => page.getByRole('button', { name: 'Sign in as Anna' }).count()).toBe(2);
    await page.evaluate(() => {
      const first = document.getElementById('first');
      first?.remove(); // removed from the page, but still mounted
      Object.assign(window, { first });
    });
    await signInTwice(page);
    await page.evaluate(() => {
      document.getElementById('root')?.replaceWith((window as unknown as { first: HTMLElement }).first);
    });
    await signInTwice(page);
    expect(messages).toEqual([]);
    await page.close();
  });
});
