import { readFileSync } from 'node:fs';
import type { AdapterReport } from '../../src/testing/index.js';

const PAGE = 'docs/adapters-conformance.md';
const WORDS: Partial<Record<string, string>> = { passes: 'yes', exception: '**no**', 'not offered': '–' };

/** The column of docs/adapters-conformance.md matches the suite's report. */
export const expectConformance =
  (column: string) =>
  ({ rows }: AdapterReport): void => {
    const table = readFileSync(PAGE, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split('|').map((cell) => cell.trim()));
    const index = table[0]?.indexOf(column) ?? -1;
    const shown = new Map(table.map((cells) => [cells[1], cells[index]]));
    const wrong = rows.filter(({ check, result }) => shown.get(`\`${check}\``) !== (WORDS[result] ?? result));
    if (index > 0 && wrong.length === 0) return;
    const lines = wrong.map(({ check, result }) => `${check}: ${WORDS[result] ?? result}`);
    throw new Error(`${PAGE}, the column "${column}", has to say: ${lines.join(', ')}`);
  };
