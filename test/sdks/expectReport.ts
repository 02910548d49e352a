import { readFileSync } from 'node:fs';
import type { AdapterReport } from '../../src/testing/index.js';

/** The docs show what the suite reports, row by row. */
export const expectReport =
  (page: string) =>
  ({ name, table }: AdapterReport): void => {
    const docs = readFileSync(`docs/${page}`, 'utf8');
    if (!docs.includes(table)) throw new Error(`docs/${page} does not show what came of "${name}":\n${table}`);
  };
