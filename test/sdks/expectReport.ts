import { readFileSync } from 'node:fs';
import type { AdapterReport } from '../../src/testing/index.js';
import { expectConformance } from '../testing/expectConformance.js';

/** The docs show the report of the suite: row by row on the backend's page, and as a column of the overview table. */
export const expectReport =
  (page: string, column: string) =>
  (report: AdapterReport): void => {
    const { name, table } = report;
    expectConformance(column)(report);
    const docs = readFileSync(`docs/${page}`, 'utf8');
    if (!docs.includes(table)) throw new Error(`docs/${page} does not show the results of "${name}":\n${table}`);
  };
