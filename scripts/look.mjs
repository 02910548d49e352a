// `npm run look` draws every story at three widths, light and dark, in both directions and in each theme, as contact
// sheets in screenshots/. `--theme=civic` draws one theme only: harbour, neutral, civic or compact.
// It fails on what no picture shows: console messages, a page wider than its window, text with too little contrast, and
// a button whose label needs a second line on a phone.
// `npm run look -- MfaChallenge Parts` draws only the stories whose titles contain one of the words;
// `--url=http://localhost:6006` uses a running Storybook instead of building one;
// `--browser=firefox` uses Firefox (FIREFOX_PATH, or Debian's firefox-esr) instead of Chromium.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium, firefox } from 'playwright';
import { ensureChromium } from './chromium.mjs';
import { root } from './entries.mjs';
import { openStorybook } from './storybook.mjs';

/** `shown` is the width of a picture on its sheet. A wide one is first cropped to its middle. */
const WIDTHS = [
  { width: 320, cut: 320, shown: 288, columns: 5 },
  { width: 768, cut: 768, shown: 400, columns: 4 },
  { width: 1280, cut: 768, shown: 400, columns: 4 },
];
/** Each theme with what the toolbar sets for it. */
const THEMES = { harbour: '', neutral: 'theme:neutral', civic: 'theme:civic', compact: 'density:compact' };
const wanted = process.argv.find((arg) => arg.startsWith('--theme='))?.slice('--theme='.length);
if (wanted && !(wanted in THEMES)) throw new Error(`There is no theme ${wanted}: ${Object.keys(THEMES).join(', ')}.`);
/** The default theme in both directions. The direction works the same in all themes. */
const LOOKS = Object.entries(THEMES)
  .filter(([theme]) => !wanted || theme === wanted)
  .flatMap(([theme]) =>
    ['light', 'dark'].flatMap((scheme) =>
      (theme === 'harbour' ? ['ltr', 'rtl'] : ['ltr']).map((direction) => ({ theme, scheme, direction })),
    ),
  );
const PER_SHEET = 10;
const TALLEST = 2000;
const SHEETS = path.join(root, 'screenshots');

/** @typedef {{ id: string; title: string; name: string; type: string; tags: string[] }} Entry */
/** @typedef {{ story: Entry; image: Buffer }} Shot */

const words = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const given = process.argv.find((arg) => arg.startsWith('--url='))?.slice('--url='.length);
const { url, close } = await openStorybook(given);

/** @type {string[]} */
const problems = [];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The stylesheet of each theme, as Storybook adds it. @type {Map<string, string>} */
const sheetOf = new Map();
/** Shots of one component in one look, by the name of their sheet. @type {Map<string, Shot[]>} */
const sheets = new Map();
const browser = process.argv.includes('--browser=firefox')
  ? await firefox.launch({
      channel: 'moz-firefox', // an unmodified Firefox, over WebDriver BiDi; Playwright's own build isn't needed
      executablePath: process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr',
      firefoxUserPrefs: { 'ui.prefersReducedMotion': 1 }, // otherwise colors would be checked during a transition
    })
  : await chromium.launch({
      executablePath: await ensureChromium(),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    });
const permissions = ['clipboard-read', 'clipboard-write'];
const page = await browser.newPage({ reducedMotion: 'reduce', permissions });
/** The current story. */
let looked = 'Storybook';
page.on('console', (message) => {
  if (['warning', 'error'].includes(message.type()))
    problems.push(`${looked} says: ${message.text()} ${message.location().url}`);
});
page.on('pageerror', (error) => problems.push(`${looked} throws: ${error.message}`));
try {
  const all = await stories();
  const themed = all.find(({ title }) => title !== 'Theme editor'); // it has its own themes
  // the default is the last, because the page stays as it is
  for (const [theme, set] of Object.entries(THEMES).toReversed())
    sheetOf.set(theme, themed ? await themeSheet(themed, set) : '');
  if (!themed && all[0]) await open(all[0], '');
  for (const story of all) await look(story);
  await compose();
} finally {
  await browser.close();
  close();
}
console.log(`${sheets.size} kinds of sheets in ${path.relative(root, SHEETS)}`);
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
}

async function stories() {
  const index = await fetch(`${url}/index.json`);
  /** @type {{ entries: Record<string, Entry> }} */
  const { entries } = await index.json();
  return Object.values(entries).filter(
    ({ type, title, tags }) =>
      type === 'story' &&
      tags.includes('dev') && // the others are tests
      (words.length === 0 || words.some((word) => title.includes(word))),
  );
}

/**
 * Opens Storybook with what the toolbar would set, and waits for the story.
 * @param {Entry} story
 * @param {string} set
 */
async function open(story, set) {
  await page.goto(`${url}/iframe.html?id=${story.id}&viewMode=story&globals=a11y.manual:!true;${set}`);
  await page.evaluate(axe);
  return await phaseOf(story);
}

/** @param {Entry} story */
async function phaseOf({ id }) {
  return await page.waitForFunction(ended, id, { timeout: 60_000 }).then((handle) => handle.jsonValue());
}

/**
 * @param {Entry} story
 * @param {string} set
 */
async function themeSheet(story, set) {
  await open(story, set);
  return await page.evaluate(() => document.getElementById('theme-sheet')?.textContent ?? '');
}

/** @param {Entry} story */
async function look(story) {
  looked = `${story.title}: ${story.name}`;
  await page.setViewportSize({ width: 1280, height: 800 });
  if (!story.title.startsWith('Recipes/')) return await draw(story, await show(story), LOOKS);
  for (const scheme of ['dark', 'light']) {
    // the other libraries don't follow the color scheme of the page, so the story has to start again
    await draw(
      story,
      await open(story, `scheme:${scheme}`),
      LOOKS.filter((one) => one.scheme === scheme),
    );
  }
}

/** Goes on to another story without loading the page again. @param {Entry} story */
async function show(story) {
  await page.evaluate(applyLook, { css: '', scheme: 'light', direction: 'ltr' });
  await page.evaluate((storyId) => {
    Reflect.get(globalThis, '__STORYBOOK_ADDONS_CHANNEL__').emit('setCurrentStory', { storyId, viewMode: 'story' });
  }, story.id);
  return await phaseOf(story);
}

/**
 * @param {Entry} story
 * @param {string | undefined} phase
 * @param {typeof LOOKS} looks
 */
async function draw(story, phase, looks) {
  if (phase !== 'finished' && phase !== 'completed') problems.push(`${looked} ended as ${phase}`);
  for (const { width, cut } of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    for (const { theme, scheme, direction } of looks) {
      const [over, height] = await page.evaluate(applyLook, { css: sheetOf.get(theme) ?? '', scheme, direction });
      if (over > 0) problems.push(`${looked} is ${over} px too wide at ${width} px, ${theme}, ${direction}`);
      if (direction === 'ltr' && width === 320)
        for (const found of await page.evaluate(lowContrast)) problems.push(`${looked}, ${theme}, ${scheme}: ${found}`);
      const isPhone = width === 320 && story.title !== 'Theme editor'; // its screens are narrower than a phone's
      if (isPhone && theme === 'harbour' && scheme === 'light' && direction === 'ltr')
        for (const label of await page.evaluate(wrapped)) problems.push(`${looked}: “${label}” needs two lines`);
      const clip = { x: (width - cut) / 2, y: 0, width: cut, height: Math.min(Math.max(height, cut), TALLEST) };
      const image = await page.screenshot({ fullPage: true, clip, animations: 'disabled' });
      const sheet = `${story.title.split('/').pop()}-${width}-${theme}-${scheme}-${direction}`;
      sheets.set(sheet, [...(sheets.get(sheet) ?? []), { story, image }]);
    }
  }
}

/**
 * Runs in the page. Resolves with how the story has ended.
 * @param {string} story
 */
function ended(story) {
  const { id, phase } = Reflect.get(globalThis, '__STORYBOOK_PREVIEW__')?.currentRender ?? {};
  if (id !== story) return undefined;
  return ['finished', 'completed', 'errored', 'aborted'].includes(phase) ? phase : undefined;
}

/**
 * Runs in the page. Does what the toolbar would do, without restarting the story.
 * @param {{ css: string; scheme: string; direction: string }} look
 * @returns {[over: number, height: number]} by how much the page is too wide, and how tall it is
 */
function applyLook({ css, scheme, direction }) {
  const sheet = document.getElementById('theme-sheet');
  if (sheet) sheet.textContent = css;
  for (const element of document.querySelectorAll('html, .sb-page')) {
    if (!(element instanceof HTMLElement)) continue;
    element.style.colorScheme = scheme;
    element.dir = direction;
  }
  const { scrollWidth, scrollHeight } = document.documentElement;
  return [scrollWidth - innerWidth, scrollHeight];
}

/**
 * Runs in the page.
 * @returns {string[]} the buttons with a label on two lines
 */
function wrapped() {
  return [...document.querySelectorAll('[data-mfa-part="button"]')].flatMap((button) => {
    const labels = document.createTreeWalker(button, NodeFilter.SHOW_TEXT);
    const line = document.createRange();
    while (labels.nextNode()) {
      line.selectNodeContents(labels.currentNode);
      if (new Set([...line.getClientRects()].map(({ bottom }) => bottom)).size > 1) return [button.textContent ?? ''];
    }
    return [];
  });
}

/** Runs in the page. @returns {Promise<string[]>} */
async function lowContrast() {
  const { violations } = await Reflect.get(globalThis, 'axe').run({ runOnly: ['color-contrast'] });
  /** @type {{ nodes: { html: string; failureSummary: string }[] }[]} */
  const found = violations;
  return found.flatMap(({ nodes }) => nodes.map(({ html, failureSummary }) => `${failureSummary} ${html}`));
}

async function compose() {
  rmSync(SHEETS, { recursive: true, force: true });
  mkdirSync(SHEETS, { recursive: true });
  for (const [sheet, shots] of sheets) {
    const size = WIDTHS.find(({ width }) => sheet.includes(`-${width}-`));
    if (!size) continue;
    for (let first = 0; first < shots.length; first += PER_SHEET) {
      const figures = shots.slice(first, first + PER_SHEET).map(({ story, image }) => figureOf(story, image));
      await page.setViewportSize({ width: size.columns * (size.shown + 16) + 16, height: 600 });
      await page.setContent(`<style>
        body { margin: 16px; background: #888; font: 13px sans-serif; display: grid; gap: 16px; align-items: start;
          grid-template-columns: repeat(${size.columns}, ${size.shown}px); }
        figure { margin: 0 } figcaption { padding: 4px; background: #fff } img { display: block; width: 100% }
      </style>${figures.join('')}`);
      const part = shots.length > PER_SHEET ? `-${first / PER_SHEET + 1}` : '';
      writeFileSync(path.join(SHEETS, `${sheet}${part}.png`), await page.screenshot({ fullPage: true }));
    }
  }
}

/**
 * @param {Entry} story
 * @param {Buffer} image
 */
function figureOf({ name }, image) {
  return `<figure><figcaption>${name}</figcaption><img alt="" src="data:image/png;base64,${image.toString('base64')}"></figure>`;
}
