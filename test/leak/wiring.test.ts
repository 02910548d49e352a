import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';

const config = path.join(import.meta.dirname, 'wiring/vitest.config.ts');
const vitest = path.resolve(import.meta.dirname, '../../node_modules/vitest/vitest.mjs');

// A check that never runs finds nothing. So this runs a small suite that must fail through test/setup.ts.
it('fails exactly the tests that leak, without code in those tests', { timeout: 60_000 }, () => {
  const { stdout } = spawnSync(process.execPath, [vitest, 'run', '--config', config, '--reporter=json'], {
    encoding: 'utf8',
  });
  const [file] = JSON.parse(stdout.slice(stdout.indexOf('{'))).testResults;
  const results: { title: string; status: string; failureMessages: string[] }[] = file.assertionResults;
  expect(results.map(({ title, status }) => `${title}: ${status}`)).toEqual([
    'leaks: failed',
    'is clean again: passed',
    'lists no secrets: passed',
  ]);
  expect(results[0]?.failureMessages.join()).toContain('Secrets were seen where none may be');
});
