// `node scripts/recipes.mjs` copies the files of the recipes, as the stories use them, into docs/recipes. With
// `--pictures`, it draws their pictures too, from a Storybook that it builds, or from `--url=…`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { ensureChromium } from './chromium.mjs';
import { root } from './entries.mjs';
import { openStorybook } from './storybook.mjs';

/** The pages in docs/recipes. Each has stories with the same name. */
export const RECIPES = ['mui', 'mantine', 'radix-themes', 'bootstrap'];

const FILE = /<!-- file: (\S+) -->\n[\s\S]*?<!-- end of file -->/g;

/** @param {string} name */
export const pageOf = (name) => path.join(root, `docs/recipes/${name}.md`);

/** The prefix of its file names. @param {string} name */
export const sourceOf = (name) =>
  `stories/recipes/${name.replace(/-(\w)/g, (_, /** @type {string} */ letter) => letter.toUpperCase())}`;

/** The page with the current content of its files. @param {string} page */
export function withFiles(page) {
  return page.replace(FILE, (_, /** @type {string} */ file) => {
    const code = readFileSync(path.join(root, file), 'utf8').trimEnd();
    return `<!-- file: ${file} -->\n\n\`\`\`${path.extname(file).slice(1)}\n${code}\n\`\`\`\n\n<!-- end of file -->`;
  });
}

/** @param {string | undefined} given */
async function draw(given) {
  const { url, close } = await openStorybook(given);
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 480, height: 200 }, reducedMotion: 'reduce' });
    for (const name of RECIPES) {
      await page.goto(`${url}/iframe.html?id=recipes-${name}--challenge&viewMode=story`);
      await page.locator('[aria-invalid="true"]').waitFor({ timeout: 60_000 }); // the story has refused a code
      await page.screenshot({ path: path.join(root, `docs/recipes/${name}.png`), fullPage: true });
    }
  } finally {
    await browser.close();
    await close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  mkdirSync(path.join(root, 'docs/recipes'), { recursive: true });
  for (const name of RECIPES) writeFileSync(pageOf(name), withFiles(readFileSync(pageOf(name), 'utf8')));
  if (process.argv.includes('--pictures'))
    await draw(process.argv.find((arg) => arg.startsWith('--url='))?.slice('--url='.length));
}
