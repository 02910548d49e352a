import { type AdapterCheck, adapterChecks } from './adapterChecks.js';

/** The outcome of one check. */
export interface AdapterReportRow {
  check: AdapterCheck;
  /** What is true if the check passes. */
  title: string;
  /** `exception`: the check fails, as `except` says. `not offered`: the adapter lacks the method. */
  result: 'passes' | 'exception' | 'not offered' | 'fails' | 'not run';
  /** The reason for an exception, the missing method, or the message of the failure. */
  note: string;
}

/** The outcome of every check, in the order of the suite. */
export interface AdapterReport {
  /** The name of the suite. */
  name: string;
  /** One row for each check. */
  rows: readonly AdapterReportRow[];
  /** The rows as a Markdown table. */
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
  return {
    name,
    rows,
    table: ['| check | what it checks | result | note |', '|---|---|---|---|', ...lines].join('\n'),
  };
}

const cell = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
