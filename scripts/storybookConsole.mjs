// `npm run test:storybook` builds the Storybook, opens each of its pages in Chromium, and fails on a warning of the
// build, a console message, a failed request, a request to another host, an empty page, a block inside a paragraph, and
// an incomplete table of props: one without rows, or with a prop without a description.
// `-- --stories` opens every story too (test:stories has already run them, on the dev server of Vitest);
// `-- --url=http://localhost:6006` uses a running Storybook instead of building one.
import { chromium } from 'playwright';
import { ensureChromium } from './chromium.mjs';
import { openStorybook } from './storybook.mjs';

const given = process.argv.find((arg) => arg.startsWith('--url='))?.slice('--url='.length);
/** Browsers request this file only for a story that is opened outside of its frame. */
const NOT_OURS = /\/favicon\.ico$/;
const { url, close, warnings } = await openStorybook(given);
/** @type {string[]} */
const problems = warnings.map((warning) => `The build says: ${warning}`);
let at = 'Storybook';

const browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
});
try {
  const permissions = ['clipboard-read', 'clipboard-write'];
  const page = await browser.newPage({ reducedMotion: 'reduce', permissions });
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type()) && !NOT_OURS.test(message.location().url))
      problems.push(`${at} says: ${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => problems.push(`${at} throws: ${error.message}`));
  page.on('requestfailed', (request) => problems.push(`${at} did not get ${request.url()}`));
  page.on('response', (response) => {
    if (response.status() >= 400 && !NOT_OURS.test(response.url()))
      problems.push(`${at} got ${response.status()} for ${response.url()}`);
  });
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(url))
      problems.push(`${at} asks another host: ${request.url()}`);
  });

  const index = await fetch(`${url}/index.json`);
  /** @type {{ entries: Record<string, { id: string; title: string; name: string; type: 'docs' | 'story' }> }} */
  const { entries } = await index.json();
  await page.goto(url); // with its own interface around it, once
  await page
    .frameLocator('#storybook-preview-iframe')
    .locator('.sbdocs-content h1')
    .first()
    .waitFor({ timeout: 60_000 });
  const types = /** @type {const} */ (['docs', 'story']).filter(
    (type) => type === 'docs' || process.argv.includes('--stories'),
  );
  for (const type of types) {
    const all = Object.values(entries).filter((entry) => entry.type === type);
    for (const [place, { id, title, name }] of all.entries()) {
      at = `${title}: ${name}`;
      if (type === 'docs' || place === 0) await page.goto(`${url}/iframe.html?id=${id}&viewMode=${type}`);
      else await page.evaluate(show, id);
      const phase = await page.waitForFunction(ended, id, { timeout: 60_000 }).then((handle) => handle.jsonValue());
      if (phase === 'errored' || phase === 'aborted') problems.push(`${at} ended as ${phase}`);
      if (type === 'docs')
        for (const block of await page.evaluate(blocksInParagraphs))
          problems.push(`${at} has a block in a paragraph: ${block}`);
      if (type === 'docs' && isOfComponent(id))
        for (const bare of await page.evaluate(bareRows)) problems.push(`${at}: ${bare}`);
    }
    console.log(`${all.length} ${type === 'docs' ? 'pages' : 'stories'}`);
  }
} finally {
  await browser.close();
  close();
}
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
}

/** @param {string} id */
function isOfComponent(id) {
  return /^(drop-ins|parts)-/.test(id);
}

/** Runs in the page. @returns {string[]} what is missing in the table of props */
function bareRows() {
  const rows = [...document.querySelectorAll('.docblock-argstable-body > tr')].filter((row) => row.children.length > 1);
  if (rows.length === 0) return ['the table of props is empty'];
  return rows
    .filter((row) => (row.children[1]?.childElementCount ?? 0) < 2) // the description, and the type below it
    .map((row) => `nothing is said of the prop ${row.children[0]?.textContent}`);
}

/**
 * Runs in the page. React warns about these in development only, and HTML has no such thing.
 * @returns {string[]}
 */
function blocksInParagraphs() {
  return [...document.querySelectorAll('.sbdocs p :is(p, div, section, form, ul, ol, pre, table, h1, h2, h3)')].map(
    (block) => block.outerHTML.slice(0, 120),
  );
}

/**
 * Runs in the page. Does what a click in the sidebar does.
 * @param {string} storyId
 */
function show(storyId) {
  Reflect.get(globalThis, '__STORYBOOK_ADDONS_CHANNEL__').emit('setCurrentStory', { storyId, viewMode: 'story' });
}

/**
 * Runs in the page. Resolves with how the page or the story has ended.
 * @param {string} wanted
 */
function ended(wanted) {
  const { id, phase, type } = Reflect.get(globalThis, '__STORYBOOK_PREVIEW__')?.currentRender ?? {};
  if (id !== wanted) return undefined;
  if (type !== 'story') return document.querySelector('.sbdocs-content h1') ? 'completed' : undefined;
  return ['finished', 'completed', 'errored', 'aborted'].includes(phase) ? phase : undefined;
}
