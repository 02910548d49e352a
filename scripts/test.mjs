// `npm test` runs every check that a change must pass, in order, and stops at the first that fails.
// `npm test -- size test:e2e` runs only those steps.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { root } from './entries.mjs';

/** Each is a script in package.json. The tests of Vitest steps are counted. */
const STEPS = [
  'lint',
  'typecheck',
  'knip',
  'test:unit',
  'test:adapters',
  'test:browser',
  'test:stories',
  'test:storybook',
  'build',
  'package',
  'api',
  'test:package',
  'size',
  'test:consumers',
  'test:e2e',
];
/** @type {{ scripts: Record<string, string> }} */
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

const asked = process.argv.slice(2);
const unknown = asked.filter((step) => !STEPS.includes(step));
if (unknown.length > 0) {
  console.error(`No step is called ${unknown.join(', ')}. The steps are: ${STEPS.join(', ')}.`);
  process.exit(2);
}

process.env.CHROMIUM_PATH = await ensureChromium();

const reports = mkdtempSync(path.join(os.tmpdir(), 'react-mfa-test-'));
/** @type {{ step: string; seconds?: number; passed?: number; failed?: number; failure?: string | undefined }[]} */
const results = [];
for (const step of STEPS.filter((name) => asked.length === 0 || asked.includes(name))) {
  const isOver = results.some(({ failure }) => failure);
  results.push(isOver ? { step } : run(step));
}
rmSync(reports, { recursive: true });
summarize();

/** @param {string} step */
function run(step) {
  console.log(`\n── ${step}`);
  const report = path.join(reports, `${step.replace(':', '-')}.json`);
  const isVitest = /^vitest |sdks\.mjs/.test(scripts[step] ?? '');
  const counting = isVitest ? ['--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : [];
  const startedAt = performance.now();
  const { status, signal, error } = spawnSync('npm', ['run', '--silent', step, ...counting], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(`── ${step} took ${seconds.toFixed(1)} s`);
  const counts = isVitest ? count(report) : {};
  const failure =
    status === 0 ? counts.failure : (error?.message ?? (signal ? `ended by ${signal}` : `exit code ${status}`));
  return { ...counts, step, seconds, failure };
}

/**
 * Counts the tests. A skipped test fails the run, because in a count it would look like a pass.
 * @param {string} report
 * @returns {{ passed?: number; failed?: number; failure?: string }}
 */
function count(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'));
    const counts = { passed: numPassedTests, failed: numFailedTests };
    const skipped = numPendingTests + numTodoTests;
    if (skipped > 0) return { ...counts, failure: `${skipped} tests are skipped` };
    return numPassedTests > 0 ? counts : { ...counts, failure: 'no test passed' };
  } catch {
    return { failure: 'no report was written' };
  }
}

function summarize() {
  console.log('\n── summary');
  for (const { step, seconds, passed, failure } of results) {
    const time = seconds === undefined ? '' : `${seconds.toFixed(1)} s`;
    const tests = passed === undefined ? '' : `${passed} passed`;
    const verdict = failure ? `FAILED: ${failure}` : seconds === undefined ? 'not run' : 'ok';
    console.log(`${step.padEnd(16)}${time.padStart(9)}${tests.padStart(14)}  ${verdict}`);
  }
  const sum = (/** @type {'passed' | 'failed'} */ key) =>
    results.reduce((total, result) => total + (result[key] ?? 0), 0);
  const total = `${sum('passed')} passed, ${sum('failed')} failed`;
  const broken = results.find(({ failure }) => failure);
  if (!broken) return console.log(`\n${total}`);
  console.log(`\n${total}; ${broken.step} failed: run it alone with \`npm run ${broken.step}\`.`);
  console.log('CONTRIBUTING.md explains each check and how to fix it.');
  process.exitCode = 1;
}
