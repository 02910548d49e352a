import type { AdapterBackend } from './adapterBackend.js';
import { type AdapterCheck, adapterChecks } from './adapterChecks.js';

/** Of your test runner: Vitest, Jest, Mocha, `node:test`. */
export interface TestRunner {
  describe(name: string, body: () => void): unknown;
  it(name: string, body: () => Promise<void>): unknown;
}

export interface AdapterSuite {
  /** What the tests are listed under. */
  name: string;
  /** A backend of its own for every check. */
  start(): AdapterBackend | Promise<AdapterBackend>;
  /**
   * What is not so with your backend, and why. Such a check runs too, and must fail: an exception that is no longer
   * needed is one.
   */
  except?: Partial<Record<AdapterCheck, string>> | undefined;
}

/**
 * Registers one test for each thing that the interface, or the safety of your users, relies on. Failures are plain
 * Errors, so that no assertion library is needed.
 *
 * @throws Error for an exception that has no reason, or the name of no check.
 *
 * @example
 * describeAdapter({ describe, it }, { name: 'our adapter', start: startTestServer });
 */
export function describeAdapter(runner: TestRunner, { name, start, except = {} }: AdapterSuite): void {
  for (const [check, reason] of Object.entries(except)) {
    if (!Object.hasOwn(adapterChecks, check) || !reason?.trim()) {
      const known = Object.keys(adapterChecks).join(', ');
      throw new Error(
        `describeAdapter() cannot except ${check}: a check needs its name and a reason. The checks are ${known}.`,
      );
    }
  }
  runner.describe(name, () => {
    for (const [check, [title, run]] of Object.entries(adapterChecks)) {
      const reason = except[check as AdapterCheck];
      if (reason === undefined) runner.it(title, () => runOn(start, run));
      else runner.it(`not so: ${title} (${check}: ${reason})`, () => mustFail(check, () => runOn(start, run)));
    }
  });
}

async function runOn(start: AdapterSuite['start'], run: (backend: AdapterBackend) => Promise<void>): Promise<void> {
  const backend = await start();
  try {
    await run(backend);
  } finally {
    await backend.stop?.();
  }
}

async function mustFail(check: string, run: () => Promise<void>): Promise<void> {
  const passes = await run().then(
    () => true,
    () => false,
  );
  if (passes) throw new Error(`The check ${check} passes: take its exception out.`);
}
