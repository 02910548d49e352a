// Pages for language models: `llms.txt` (https://llmstxt.org) is the index, and each page of the documentation has a
// Markdown version: the guides unchanged, components and hooks from their JSDoc. `npm run build-site` adds them to the
// static Storybook; `node scripts/llms.mjs FOLDER` writes them elsewhere.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './entries.mjs';
import { publicApi } from './publicApi.mjs';

/** @typedef {{ file: string; title: string; summary: string; text: string }} Page */

/** @returns {{ section: string; pages: Page[] }[]} */
export function pages() {
  const docs = readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && !file.startsWith('decisions'))
    .sort();
  const { components, hooks } = publicApi();
  return [
    { section: 'Start', pages: [guide('README.md', 'readme.md')] },
    { section: 'Guides', pages: docs.map((file) => guide(`docs/${file}`, `docs/${file}`)) },
    { section: 'Components', pages: byName(components).map(componentPage) },
    { section: 'Hooks', pages: byName(hooks).map(hookPage) },
  ];
}

/**
 * @param {string} source
 * @param {string} file
 * @returns {Page}
 */
function guide(source, file) {
  const text = readFileSync(path.join(root, source), 'utf8');
  const title = /^# (.*)$/m.exec(text)?.[1] ?? source;
  const summary = /^# .*\n+((?:(?!```)[^\n#|<!-][^\n]*\n)+)/m.exec(text)?.[1] ?? '';
  return {
    file,
    title,
    summary: firstSentence(summary),
    text: file === 'readme.md' ? text.replaceAll('](docs/', '](./docs/') : text,
  };
}

/** @type {<T>(all: Record<string, T>) => [string, T][]} */
const byName = (all) => Object.entries(all).sort(([a], [b]) => a.localeCompare(b, 'en'));

/**
 * @param {[string, import('./publicApi.mjs').Component]} component
 * @returns {Page}
 */
function componentPage([name, { description, props }]) {
  const text = [`# ${name}`, '', inLine(description), ...tableOf('prop', props), ''].join('\n');
  return { file: `components/${name}.md`, title: name, summary: firstSentence(description), text };
}

/**
 * @param {[string, import('./publicApi.mjs').Hook]} hook
 * @returns {Page}
 */
function hookPage([name, { description, call, returns }]) {
  const code = ['```ts', `${name}${call}`, '```'];
  const text = [`# ${name}`, '', inLine(description), '', ...code, ...tableOf('returns', returns), ''].join('\n');
  return { file: `hooks/${name}.md`, title: name, summary: firstSentence(description), text };
}

/**
 * @param {'prop' | 'returns'} head
 * @param {Record<string, import('./publicApi.mjs').Prop>} props
 * @returns {string[]}
 */
function tableOf(head, props) {
  const rows = byName(props)
    .sort(([, a], [, b]) => Number(b.required) - Number(a.required))
    .map(([name, { type, required, description, byDefault }]) => {
      const what = inLine(`${description}${byDefault ? ` Default: ${byDefault}.` : ''}`);
      return `| \`${name}\`${required && head === 'prop' ? ' (required)' : ''} | \`${cell(type)}\` | ${cell(what)} |`;
    });
  return rows.length === 0 ? [] : ['', `| ${head} | type | what it does |`, '|---|---|---|', ...rows];
}

const inLine = (/** @type {string} */ text) => text.replace(/\s*\n\s*/g, ' ');
const cell = (/** @type {string} */ text) => text.replaceAll('|', '\\|');

/** @param {string} text */
function firstSentence(text) {
  const plain = text.trim().replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  return /^.*?[.:](?=\s|$)/s.exec(plain)?.[0].replace(/\s+/g, ' ').replace(/:$/, '.') ?? '';
}

/** @param {string} folder */
export function writePages(folder) {
  const sections = pages();
  for (const { file, text } of sections.flatMap((section) => section.pages)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  const { description } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const index = sections.flatMap(({ section, pages }) => [
    `## ${section}`,
    '',
    ...pages.map(({ file, title, summary }) => `- [${title}](${file})${summary ? `: ${summary}` : ''}`),
    '',
  ]);
  writeFileSync(
    path.join(folder, 'llms.txt'),
    ['# @protekt/react-mfa', '', `> ${description}`, '', ...index].join('\n'),
  );
  return sections;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = path.resolve(process.argv[2] ?? path.join(root, 'storybook-static'));
  const sections = writePages(folder);
  console.log(
    `llms.txt and ${sections.flatMap(({ pages }) => pages).length} pages are in ${path.relative(root, folder)}.`,
  );
}
