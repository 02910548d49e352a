import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/entries.mjs';
import type { Row } from './describeHosts.js';
import { hosts } from './hosts.js';

const PAGE = path.join(root, 'docs/hosts.md');
const BEGIN = '<!-- hosts: written by npm run test:hosts -->';
const END = '<!-- end of hosts -->';

/** Writes the rows of the hosts that ran and passed to docs/hosts.md. The others keep theirs. */
export function writeTable(rows: Row[]): void {
  const page = readFileSync(PAGE, 'utf8');
  const [before = '', rest = ''] = page.split(BEGIN);
  const [table = '', after = ''] = rest.split(END);
  const lines = new Map(table.split('\n').map((line) => [line.split(' | ')[0], line]));
  for (const { name, scripts, styles } of rows) {
    const sizes = name.endsWith(', dev') ? ['–', '–'] : [kilobytes(scripts), kilobytes(styles)];
    lines.set(`| ${name}`, `| ${name} | yes | yes | none | ${sizes.join(' | ')} |`);
  }
  const all = hosts.flatMap(({ name }) => lines.get(`| ${name}`) ?? []);
  const head = [
    '| host | light and dark | enrolls, signs in | console, hydration errors | scripts | styles |',
    '|---|---|---|---|--:|--:|',
  ];
  writeFileSync(PAGE, `${before}${BEGIN}\n\n${[...head, ...all].join('\n')}\n\n${END}${after}`);
}

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;
