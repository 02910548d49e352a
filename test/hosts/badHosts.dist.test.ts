import type { Browser } from 'playwright';
import type { PreviewServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../e2e/launchChromium.js';
import { serveHost } from './serveHost.js';
import { signInTwice } from './signInTwice.js';
import { visitHost } from './visitHost.js';

const STYLES = "@import '@protekt/react-mfa/styles.css';\n";
let browser: Browser;
const servers = new Map<string, PreviewServer>();
beforeAll(async () => {
  browser = await launchChromium();
  servers.set('plain', await serveHost('plain', STYLES));
  servers.set('unstyled', await serveHost('unstyled', ''));
  servers.set('reverted', await serveHost('reverted', `${STYLES}* { all: revert }`));
});
afterAll(async () => {
  await browser.close();
  await Promise.all([...servers.values()].map((server) => server.close()));
});

/** Does what an old library does, or a merge of a hostile response. Runs in the page. */
function pollute(): void {
  const names = ['extend', 'status', 'code', 'destination', 'tokens', 'verified'];
  for (const name of names) Object.assign(Object.prototype, { [name]: 'polluted' });
}

/** Makes the browser as old as those before 2024. Runs in the page. */
function forget(): void {
  for (const name of ['DurationFormat', 'ListFormat', 'DisplayNames']) Reflect.deleteProperty(Intl, name);
}

describe('Anna enrolls, leaves and comes back without a console message', () => {
  it.each([
    ['Object.prototype has been added to', 'plain', pollute],
    ['Intl lacks what is new in it', 'plain', forget],
    ['the stylesheet is missing', 'unstyled', () => {}],
    ['a reset reverts every element', 'reverted', () => {}],
  ])('if %s', async (_, host, before) => {
    const url = servers.get(host)?.resolvedUrls?.local[0] ?? '';
    const { page, messages } = await visitHost(browser, url, {}, before);
    await signInTwice(page);
    expect(messages).toEqual([]);
    await page.close();
  });
});
