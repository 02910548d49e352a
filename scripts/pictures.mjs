// `node scripts/pictures.mjs` draws the pictures of the README and of the Storybook's first page from the stories,
// light and dark, and the film of a sign-in, into docs/pictures. Chromium writes WebP itself, and a film is its frames
// in one file, so no image library is needed. `--url=http://localhost:6006` uses a running Storybook.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright';
import { ensureChromium } from './chromium.mjs';
import { root } from './entries.mjs';
import { openStorybook } from './storybook.mjs';
import { animation } from './webp.mjs';

const FOLDER = path.join(root, 'docs/pictures');
const SCHEMES = ['light', 'dark'];
/** Four screens, side by side. */
const SCREENS = [
  'drop-ins-mfachallenge--awaiting-code',
  'drop-ins-totpsetup--awaiting-code',
  'drop-ins-backupcodespanel--showing',
  'drop-ins-mfasettings--overview',
];
const CARD = 400;

const given = process.argv.find((arg) => arg.startsWith('--url='))?.slice('--url='.length);
const { url, close } = await openStorybook(given);
const browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
});
mkdirSync(FOLDER, { recursive: true });
try {
  for (const scheme of SCHEMES) {
    await screens(scheme);
    await film(scheme);
  }
} finally {
  await browser.close();
  close();
}

/** @param {string} scheme @param {{ width: number; height: number }} viewport @param {number} deviceScaleFactor */
async function newPage(scheme, viewport, deviceScaleFactor) {
  return await browser.newPage({ viewport, deviceScaleFactor, reducedMotion: 'reduce', colorScheme: dark(scheme) });
}

/** @param {string} scheme @returns {'dark' | 'light'} */
function dark(scheme) {
  return scheme === 'dark' ? 'dark' : 'light';
}

/** @param {import('playwright').Page} page @param {string} id @param {string} scheme */
async function open(page, id, scheme) {
  await page.goto(`${url}/iframe.html?id=${id}&viewMode=story&globals=scheme:${scheme};a11y.manual:!true`);
  await page.waitForFunction(ended, id, { timeout: 60_000 });
}

/** @param {string} scheme */
async function screens(scheme) {
  const page = await newPage(scheme, { width: CARD, height: 600 }, 2);
  /** @type {string[]} */
  const cards = [];
  for (const id of SCREENS) {
    await open(page, id, scheme);
    await page.waitForLoadState('networkidle'); // the code that draws the QR code loads on demand
    await page.waitForTimeout(300);
    const image = await page.locator('[data-mfa-part="screen"]').first().screenshot({ animations: 'disabled' });
    cards.push(`<img alt="" src="data:image/png;base64,${image.toString('base64')}">`);
  }
  await page.close();
  const sheet = await newPage(scheme, { width: SCREENS.length * CARD, height: 760 }, 1);
  const ground = scheme === 'dark' ? '#0c161b' : '#f3f6f7';
  await sheet.setContent(`<style>
    body { margin: 0; box-sizing: border-box; padding: 40px; background: ${ground};
      display: grid; gap: 28px; align-items: start; grid-template-columns: repeat(${SCREENS.length}, 1fr); }
    img { display: block; width: 100% }
  </style>${cards.join('')}`);
  await sheet.waitForLoadState('networkidle');
  const height = await sheet.evaluate(() => document.body.offsetHeight);
  await sheet.setViewportSize({ width: SCREENS.length * CARD, height });
  write(`screens-${scheme}.webp`, await shot(sheet, 88));
  await sheet.close();
}

/** A sign-in, from the button to the end, next to the phone with the code. @param {string} scheme */
async function film(scheme) {
  const page = await newPage(scheme, { width: 900, height: 720 }, 1);
  await open(page, 'playground--sign-in-enrolled', scheme);
  /** @type {{ image: Buffer; ms: number }[]} */
  const frames = [];
  const take = async (/** @type {number} */ ms) => frames.push({ image: await shot(page, 70), ms });
  await take(1200);
  await page.getByRole('button', { name: 'Sign in' }).click();
  const field = page.locator('input[autocomplete="one-time-code"]');
  await field.focus();
  await take(1600);
  const code = (await page.locator('.pg-chip').first().innerText()).replaceAll(/\D/g, '');
  for (const digit of code) {
    await page.keyboard.type(digit);
    await take(220);
  }
  await page
    .getByRole('heading', { name: /signed in/i })
    .last()
    .waitFor();
  await take(2600);
  write(`sign-in-${scheme}.webp`, animation(frames, { width: 900, height: 720 }));
  await page.close();
}

/** @param {import('playwright').Page} page @param {number} quality */
async function shot(page, quality) {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality });
  await session.detach();
  return Buffer.from(data, 'base64');
}

/** @param {string} name @param {Buffer} image */
function write(name, image) {
  writeFileSync(path.join(FOLDER, name), image);
  console.log(`docs/pictures/${name}: ${Math.ceil(image.length / 1024)} KB`);
}

/** Runs in the page. Whether the story has ended. @param {string} wanted */
function ended(wanted) {
  const { id, phase } = Reflect.get(globalThis, '__STORYBOOK_PREVIEW__')?.currentRender ?? {};
  return id === wanted && ['finished', 'completed', 'errored', 'aborted'].includes(phase);
}
