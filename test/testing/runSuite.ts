import { type AdapterSuite, describeAdapter } from '../../src/testing/index.js';

/** The result of each test of the suite: undefined, or the sentence of its failure. `only` selects tests by name. */
export async function runSuite(
  suite: Omit<AdapterSuite, 'name'>,
  only?: RegExp,
): Promise<Map<string, string | undefined>> {
  const tests = new Map<string, () => Promise<void>>();
  const runner = {
    describe: (_: string, body: () => void) => body(),
    it: (name: string, body: () => Promise<void>) => void ((!only || only.test(name)) && tests.set(name, body)),
  };
  describeAdapter(runner, { name: 'broken', ...suite });
  const outcomes = new Map<string, string | undefined>();
  for (const [name, body] of tests) {
    const failure = await body().then(
      () => undefined,
      (error: Error) => error.message,
    );
    outcomes.set(name, failure);
  }
  return outcomes;
}
