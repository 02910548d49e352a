// Pages for language models: `llms.txt` (https://llmstxt.org) is the index, and each page of the documentation has a
// Markdown twin: the guides as they are, components and hooks from their JSDoc. `npm run build-site` puts them
// beside the static Storybook; `node scripts/llms.mjs FOLDER` puts them elsewhere.
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
  const api = [...publicApi('dist/index.d.ts'), ...publicApi('dist/admin.d.ts')];
  const of = (/** @type {import('./publicApi.mjs').Export['kind']} */ kind) =>
    api.filter((one) => one.kind === kind).map((one) => apiPage(one));
  return [
    { section: 'Start', pages: [guide('README.md', 'readme.md')] },
    { section: 'Guides', pages: docs.map((file) => guide(`docs/${file}`, `docs/${file}`)) },
    { section: 'Components', pages: of('component') },
    { section: 'Hooks', pages: of('hook') },
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
  const summary = /^# .*\n+((?:[^\n#|<`!-][^\n]*\n)+)/m.exec(text)?.[1] ?? '';
  return {
    file,
    title,
    summary: firstSentence(summary),
    text: file === 'readme.md' ? text.replaceAll('](docs/', '](./docs/') : text,
  };
}

/**
 * @param {import('./publicApi.mjs').Export} exported
 * @returns {Page}
 */
function apiPage({ name, kind, description, props, type, returns }) {
  const takes = tableOf('prop', props);
  const gives = tableOf('returns', returns);
  const call = type ? ['', '```ts', `${name}${type}`, '```'] : [];
  const text = [`# ${name}`, '', description, ...call, ...takes, ...gives, ''].join('\n');
  return { file: `${kind}s/${name}.md`, title: name, summary: firstSentence(description), text };
}

/**
 * @param {string} head
 * @param {import('./publicApi.mjs').Prop[]} props
 * @returns {string[]}
 */
function tableOf(head, props) {
  if (props.length === 0) return [];
  const rows = props.map(({ name, type, required, description, default: fallback }) => {
    const what = `${description}${fallback ? ` Default: ${fallback}.` : ''}`;
    return `| \`${name}\`${required && head === 'prop' ? ' (required)' : ''} | \`${cell(type)}\` | ${cell(what)} |`;
  });
  return ['', `| ${head} | type | what it does |`, '|---|---|---|', ...rows];
}

const cell = (/** @type {string} */ text) => text.replaceAll('|', '\\|');

/** @param {string} text */
function firstSentence(text) {
  const plain = text.trim().replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  return /^.*?[.:](?=\s|$)/s.exec(plain)?.[0].replace(/\s+/g, ' ').replace(/:$/, '.') ?? '';
}

/** @param {string} folder */
export function writeTwins(folder) {
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
  const sections = writeTwins(folder);
  console.log(
    `llms.txt and ${sections.flatMap(({ pages }) => pages).length} pages are in ${path.relative(root, folder)}.`,
  );
}
