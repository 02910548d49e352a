// Writes the table of variables in docs/theming.md from the comments of src/styles/tokens.css. Run `node
// scripts/theme-table.mjs` after you change either; test/stories/themeTable.test.ts fails if you forget.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './entries.mjs';

const TOKENS = path.join(root, 'src/styles/tokens.css');
const PAGE = path.join(root, 'docs/theming.md');
const BEGIN = '<!-- variables: written by scripts/theme-table.mjs -->';
const END = '<!-- end of variables -->';

/**
 * The groups of a stylesheet: a comment, and the variables after it.
 * @param {string} css
 */
export function groupsOf(css) {
  const declared = css.slice(css.indexOf('{') + 1, css.lastIndexOf('}'));
  /** @type {{ about: string; variables: { name: string; value: string }[] }[]} */
  const groups = [];
  const each = /\/\*([\s\S]*?)\*\/|--mfa-used-([\w-]+):\s*var\(\s*--mfa-\2,\s*([^;]+)\);/g;
  for (const [, comment, variable, value = ''] of declared.matchAll(each)) {
    const name = variable && `--mfa-${variable}`;
    if (comment !== undefined) groups.push({ about: comment.trim().replace(/\s+/g, ' '), variables: [] });
    else if (name !== undefined) {
      const group = groups.at(-1);
      if (!group) throw new Error(`${name} has no comment above it. Say in src/styles/tokens.css what it is for.`);
      group.variables.push({ name, value: value.trim().replace(/\s+/g, ' ').replaceAll('--mfa-used-', '--mfa-') });
    }
  }
  return groups;
}

/** @param {string} css */
export function themeTable(css) {
  const rows = groupsOf(css).map(({ about, variables }) => {
    const names = variables.map(({ name }) => `\`${name}\``).join('<br>');
    return `| ${names} | ${variables.map(({ value }) => inWords(value)).join('<br>')} | ${about} |`;
  });
  return ['| variables | defaults | what they are for |', '|---|---|---|', ...rows].join('\n');
}

/** @param {string} value */
function inWords(value) {
  const [, light, dark] = /^light-dark\(var\(--mfa-pair, (.+), (.+)\)\)$/.exec(value) ?? [];
  return light && dark ? `\`${light}\` light, \`${dark}\` dark` : `\`${value}\``;
}

/**
 * The page with its table replaced.
 * @param {string} page
 * @param {string} table
 */
export function withTable(page, table) {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`docs/theming.md has lost its mark ${BEGIN}.`);
  return `${before}${BEGIN}\n\n${table}\n\n${END}${after}`;
}

/** docs/theming.md as it should be. */
export const freshPage = () => withTable(readFileSync(PAGE, 'utf8'), themeTable(readFileSync(TOKENS, 'utf8')));

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(PAGE, freshPage());
