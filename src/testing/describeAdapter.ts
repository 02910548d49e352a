import type { AdapterBackend } from './adapterBackend.js';
import { type AdapterCheck, adapterChecks } from './adapterChecks.js';
import { type AdapterReport, type AdapterReportRow, adapterReport } from './adapterReport.js';
import { NotOffered } from './refusal.js';

/** Of your test runner: Vitest, Jest, Mocha, `node:test`. */
export interface TestRunner {
  describe(name: string, body: () => void): unknown;
  it(name: string, body: () => Promise<void>): unknown;
}

/** What {@link describeAdapter} needs to test an adapter. */
export interface AdapterSuite {
  /** What the tests are listed under. */
  name: string;
  /** A backend of its own for every check. */
  start(): AdapterBackend | Promise<AdapterBackend>;
  /**
   * What is not so with your backend, and why. Such a check runs too, and must fail: an exception that is no longer
   * needed is one. What the adapter has no method for is none: the report lists it as not offered.
   */
  except?: Partial<Record<AdapterCheck, string>> | undefined;
  /** Called by the last test, with what came of every check. */
  report?: ((report: AdapterReport) => void) | undefined;
}

type Outcome = Pick<AdapterReportRow, 'result' | 'note'>;

/**
 * Registers one test for each thing that the interface, or the safety of your users, relies on. Failures are plain
 * Errors, so that no assertion library is needed.
 *
 * @throws Error for an exception that has no reason, or the name of no check.
 *
 * @example
 * describeAdapter({ describe, it }, { name: 'our adapter', start: startTestServer });
 */
export function describeAdapter(runner: TestRunner, { name, start, except = {}, report }: AdapterSuite): void {
  for (const [check, reason] of Object.entries(except)) {
    if (!Object.hasOwn(adapterChecks, check) || !reason?.trim()) {
      const known = Object.keys(adapterChecks).join(', ');
      throw new Error(
        `describeAdapter() cannot except ${check}: a check needs its name and a reason. The checks are ${known}.`,
      );
    }
  }
  const outcomes = new Map<AdapterCheck, Outcome>();
  runner.describe(name, () => {
    for (const check of Object.keys(adapterChecks) as AdapterCheck[]) {
      const [title, run] = adapterChecks[check];
      const reason = except[check];
      const named = reason === undefined ? title : `not so: ${title} (${check}: ${reason})`;
      runner.it(named, async () => {
        const outcome = await outcomeOf(start, run);
        outcomes.set(check, reason !== undefined && outcome.result === 'fails' ? notSo(reason) : outcome);
        judge(check, outcome, reason);
      });
    }
    if (report) runner.it('reports what holds', async () => report(adapterReport(name, outcomes)));
  });
}

async function outcomeOf(
  start: AdapterSuite['start'],
  run: (backend: AdapterBackend) => Promise<void>,
): Promise<Outcome & { failure?: unknown }> {
  const backend = await start();
  try {
    await run(backend);
    return { result: 'holds', note: '' };
  } catch (thrown) {
    if (thrown instanceof NotOffered) return { result: 'not offered', note: thrown.message };
    return { result: 'fails', note: thrown instanceof Error ? thrown.message : String(thrown), failure: thrown };
  } finally {
    await backend.stop?.();
  }
}

const notSo = (note: string): Outcome => ({ result: 'not so', note });

/** @throws the failure of a check that must hold; Error for an exception that is not needed. */
function judge(check: string, outcome: Outcome & { failure?: unknown }, reason: string | undefined): void {
  const { result, note, failure } = outcome;
  if (reason === undefined) {
    if (result === 'fails') throw failure;
    return;
  }
  if (result === 'holds') throw new Error(`The check ${check} passes: take its exception out.`);
  if (result === 'not offered') throw new Error(`The check ${check} is not offered (${note}): take its exception out.`);
}
