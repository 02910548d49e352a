import type { AdapterBackend } from './adapterBackend.js';
import { type AdapterCheck, adapterChecks } from './adapterChecks.js';
import { type AdapterReport, type AdapterReportRow, adapterReport } from './adapterReport.js';
import { NotOffered } from './refusal.js';

/** The two functions of your test runner (Vitest, Jest, Mocha, `node:test`). */
export interface TestRunner {
  /** Groups the tests. */
  describe(name: string, body: () => void): unknown;
  /** Registers one test. */
  it(name: string, body: () => Promise<void>): unknown;
}

/** What {@link describeAdapter} needs to test an adapter. */
export interface AdapterSuite {
  /** The name of the `describe` block. */
  name: string;
  /** Starts a backend. Called for each check, so that no two checks share one. */
  start(): AdapterBackend | Promise<AdapterBackend>;
  /**
   * The checks that your backend does not pass, each with the reason. They still run and must fail, so that an
   * exception is removed once it is no longer needed. A check for a method that the adapter doesn't have needs no
   * exception: the report lists it as not offered.
   */
  except?: Partial<Record<AdapterCheck, string>> | undefined;
  /** Called by the last test, with the outcome of every check. */
  report?: ((report: AdapterReport) => void) | undefined;
}

type Outcome = Pick<AdapterReportRow, 'result' | 'note'>;

/**
 * Registers one test for each promise of a backend that the interface, or your users' security, relies on. Failures are
 * plain Errors, so you need no assertion library.
 *
 * @throws Error if an exception has no reason, or names a check that doesn't exist.
 *
 * @example
 * describeAdapter({ describe, it }, { name: 'our adapter', start: startTestServer });
 */
export function describeAdapter(runner: TestRunner, { name, start, except = {}, report }: AdapterSuite): void {
  for (const [check, reason] of Object.entries(except)) {
    if (!Object.hasOwn(adapterChecks, check) || !reason?.trim()) {
      const known = Object.keys(adapterChecks).join(', ');
      throw new Error(
        `describeAdapter() got an invalid exception: ${check}. An exception needs the name of a check and a reason. The checks are ${known}.`,
      );
    }
  }
  const outcomes = new Map<AdapterCheck, Outcome>();
  runner.describe(name, () => {
    for (const check of Object.keys(adapterChecks) as AdapterCheck[]) {
      const [title, run] = adapterChecks[check];
      const reason = except[check];
      const named = reason === undefined ? title : `exception: ${title} (${check}: ${reason})`;
      runner.it(named, async () => {
        const outcome = await outcomeOf(start, run);
        outcomes.set(check, reason !== undefined && outcome.result === 'fails' ? excepted(reason) : outcome);
        judge(check, outcome, reason);
      });
    }
    if (report) runner.it('reports the results', async () => report(adapterReport(name, outcomes)));
  });
}

async function outcomeOf(
  start: AdapterSuite['start'],
  run: (backend: AdapterBackend) => Promise<void>,
): Promise<Outcome & { failure?: unknown }> {
  const backend = await start();
  try {
    await run(backend);
    return { result: 'passes', note: '' };
  } catch (thrown) {
    if (thrown instanceof NotOffered) return { result: 'not offered', note: thrown.message };
    return { result: 'fails', note: thrown instanceof Error ? thrown.message : String(thrown), failure: thrown };
  } finally {
    await backend.stop?.();
  }
}

const excepted = (note: string): Outcome => ({ result: 'exception', note });

/** @throws the failure of a check that must pass, or an Error for an exception that is no longer needed. */
function judge(check: string, outcome: Outcome & { failure?: unknown }, reason: string | undefined): void {
  const { result, note, failure } = outcome;
  if (reason === undefined) {
    if (result === 'fails') throw failure;
    return;
  }
  if (result === 'passes') throw new Error(`The check ${check} passes: remove its exception.`);
  if (result === 'not offered') throw new Error(`The check ${check} isn't offered (${note}): remove its exception.`);
}
