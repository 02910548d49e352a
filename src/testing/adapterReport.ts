import { type AdapterCheck, adapterChecks } from './adapterChecks.js';

/** Of one check. `note` is the reason of an exception, what is not offered, or the sentence of the failure. */
export interface AdapterReportRow {
  check: AdapterCheck;
  title: string;
  result: 'holds' | 'not so' | 'not offered' | 'fails' | 'not run';
  note: string;
}

/** What came of every check, in the order of the suite. */
export interface AdapterReport {
  name: string;
  rows: readonly AdapterReportRow[];
  /** The rows as a table in Markdown. */
  table: string;
}

type Outcome = Pick<AdapterReportRow, 'result' | 'note'>;

export function adapterReport(name: string, outcomes: ReadonlyMap<AdapterCheck, Outcome>): AdapterReport {
  const checks = Object.entries(adapterChecks) as [AdapterCheck, readonly [string, unknown]][];
  const rows = checks.map(([check, [title]]) => ({
    check,
    title,
    ...(outcomes.get(check) ?? { result: 'not run' as const, note: '' }),
  }));
  const lines = rows.map(({ check, title, result, note }) => `| \`${check}\` | ${title} | ${result} | ${cell(note)} |`);
  return { name, rows, table: ['| check | what it says | result | note |', '|---|---|---|---|', ...lines].join('\n') };
}

const cell = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
