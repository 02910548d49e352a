import type { Browser, Page } from 'playwright';
import type { PreviewServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../e2e/launchChromium.js';
import type { Scheme } from '../styles/colorOf.js';
import { colorsOf } from './colorsOf.js';
import { computed, ourColors } from './expectedColors.js';
import { dark, light } from './schemes.js';
import { serveHost } from './serveHost.js';

const STYLES = "@import '@protekt/react-mfa/styles.css';\n";
/** The same as in docs/theming.md. */
const OWN_PAIRS = `
  :root {
    --brand: #0b6e4f, #5fd3a8;
    --mfa-accent: light-dark(var(--brand));
    --mfa-on-accent: light-dark(var(--mfa-pair, #ffffff, #06281d));
    --mfa-shadow: 0 8px 24px light-dark(var(--mfa-pair, #15181e33, rgb(0 0 0 / 0.4)));
  }`;
const builds = {
  "with Vite's defaults": { css: STYLES, settings: {} },
  'for browsers of 2019': { css: STYLES, settings: { cssTarget: ['chrome75', 'safari12', 'firefox68'] } },
  'from a layer': { css: "@layer mfa;\n@import '@protekt/react-mfa/styles.layer.css';\n", settings: {} },
  'with a color-scheme in its CSS': { css: `${STYLES}:root { color-scheme: light dark }`, settings: {} },
  'with its own pairs': { css: STYLES + OWN_PAIRS, settings: {} },
};
type Build = keyof typeof builds;

const ownPairs: Record<Scheme, Record<string, string>> = {
  light: { accent: computed('#0b6e4f'), 'on-accent': computed('#ffffff') },
  dark: { accent: computed('#5fd3a8'), 'on-accent': computed('#06281d') },
};

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe.each(Object.keys(builds) as Build[])('a page that is built %s', (build) => {
  let server: PreviewServer;
  let page: Page;
  const hasScheme = build === 'with a color-scheme in its CSS';
  const expected = (scheme: Scheme) => ({
    ...ourColors(scheme),
    ...(build === 'with its own pairs' && ownPairs[scheme]),
  });

  beforeAll(async () => {
    const { css, settings } = builds[build];
    server = await serveHost(build.replace(/\W/g, '-'), css, settings);
    page = await browser.newPage({ colorScheme: 'light' });
    await page.goto(server.resolvedUrls?.local[0] ?? '');
    await page.getByRole('button', { name: 'Verify' }).waitFor();
    await page.addStyleTag({ content: '* { transition: none !important }' });
  });
  afterAll(async () => {
    await page.close();
    await server.close();
  });

  it.each(Object.entries(light))('has light drop-ins with %s', async (_, pageScheme) => {
    expect(await colorsOf(page, pageScheme)).toEqual(expected('light'));
  });

  // A color-scheme in CSS overrides a meta element.
  it.each(Object.entries(dark).filter(([how]) => !(hasScheme && how.includes('meta'))))(
    'has dark drop-ins with %s',
    async (_, pageScheme) => {
      expect(await colorsOf(page, pageScheme)).toEqual(expected('dark'));
    },
  );

  if (build === 'with its own pairs') {
    it.each([
      ['light', {}, 'rgba(21, 24, 30, 0.2) 0px 8px 24px 0px'],
      ['dark', dark['.dark'], 'rgba(0, 0, 0, 0.4) 0px 8px 24px 0px'],
    ])('has a %s shadow of it', async (_, pageScheme = {}, shadow) => {
      const seen = await colorsOf(page, pageScheme, [['shadow', "[data-mfa-part='screen']", 'boxShadow']]);
      expect(seen).toEqual({ shadow });
    });
  }

  it('follows a dark system only if it says so', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await colorsOf(page, {})).toEqual(expected(hasScheme ? 'dark' : 'light'));
    await page.emulateMedia({ colorScheme: 'light' });
  });
});
