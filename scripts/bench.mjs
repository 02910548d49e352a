// `npm run bench` measures what the code field costs during use, as ratios to a plain
// `<input autocomplete="one-time-code">` on the same page in the same run, and compares it with bare input-otp. It uses
// the built package in a production build, in Chromium. It only measures, because times depend on the machine;
// `test/parts` tests what can be counted (commits). `npm run bench -- --rounds=5` is faster and less precise.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { chromium } from 'playwright';
import { ensureChromium } from './chromium.mjs';
import { root } from './entries.mjs';

/** @typedef {import('../bench/page.js').Subject} Subject */
/** @typedef {Window & { bench: import('../bench/page.js').Bench }} BenchWindow */
/** @typedef {{ cpuPerKey: number; mountCpu: number; warmMount: number }} Times */

/** @type {readonly Subject[]} */
const SUBJECTS = ['plain input', 'bare input-otp', 'CodeInput', 'MfaChallenge'];
const KEYS = ['1', '2', '3', '4', '5', 'Backspace', 'Backspace', 'Backspace', 'Backspace', 'Backspace'];
const TIMES_OVER = 6;
const SETTLED_MS = 100; // input-otp reads the selection again 50 ms after a key
const WARM_UP = 30;
const WARM_MOUNTS = 60;
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '15' } } });
const rounds = Number(values.rounds);

/** @param {boolean} profiling */
async function bundle(profiling) {
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(root, 'bench/page.tsx')],
    bundle: true,
    minify: true,
    keepNames: profiling, // so that components have names
    format: 'iife',
    jsx: 'automatic',
    write: false,
    alias: {
      '@protekt/react-mfa': path.join(root, 'dist/index.js'),
      ...(profiling ? { 'react-dom/client': 'react-dom/profiling' } : {}),
    },
    define: { 'process.env.NODE_ENV': '"production"' },
    tsconfigRaw: {}, // otherwise its paths would lead to src
  });
  return outputFiles[0]?.text ?? '';
}

/**
 * @param {import('playwright').Browser} browser
 * @param {string} script
 */
async function open(browser, script) {
  const page = await browser.newPage();
  await page.setContent('<!doctype html><html lang="en"><title>Bench</title><body></body></html>');
  await page.addStyleTag({ path: path.join(root, 'dist/styles.css') });
  await page.evaluate(() => {
    const hook = { isDisabled: false, supportsFiber: true, renderers: new Map(), inject: () => 1 };
    const onCommitFiberRoot = (/** @type {number} */ _id, /** @type {never} */ fiberRoot) =>
      window.onReactCommit?.(fiberRoot);
    Object.assign(window, {
      __REACT_DEVTOOLS_GLOBAL_HOOK__: { ...hook, onCommitFiberRoot, onCommitFiberUnmount: () => {} },
    });
  });
  await page.addScriptTag({ content: script });
  return page;
}

/**
 * @param {import('playwright').Page} page
 * @param {number} times
 */
async function type(page, times) {
  for (let time = 0; time < times; time += 1) for (const key of KEYS) await page.keyboard.press(key);
}

/** @param {import('playwright').Page} page */
const painted = (page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/**
 * Uses a new page for each subject and round, so that no subject finds an engine that another has warmed up.
 * @param {import('playwright').Browser} browser
 * @param {string} script
 * @param {Subject} subject
 * @returns {Promise<Times>}
 */
async function measure(browser, script, subject) {
  const page = await open(browser, script);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' }); // CPU time, without the load of other programs
  const cpu = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  };
  const spent = async (/** @type {() => Promise<unknown>} */ work) => {
    const before = await cpu();
    await work();
    await painted(page);
    return (await cpu()) - before;
  };
  await painted(page);
  const mountCpu = await spent(() => page.evaluate(mountIn, subject));
  await page.locator('input').first().focus();
  await type(page, 1);
  const typing = await spent(() => type(page, TIMES_OVER));
  await page.evaluate(warmMountIn, { subject, times: WARM_UP });
  const warm = await spent(() => page.evaluate(warmMountIn, { subject, times: WARM_MOUNTS }));
  await page.close();
  return { mountCpu, cpuPerKey: typing / (TIMES_OVER * KEYS.length), warmMount: warm / WARM_MOUNTS };
}

/** @param {Subject} subject */
function mountIn(subject) {
  /** @type {BenchWindow} */ (/** @type {unknown} */ (window)).bench.mount(subject);
}

/** @param {{ subject: Subject; times: number }} what */
function warmMountIn({ subject, times }) {
  /** @type {BenchWindow} */ (/** @type {unknown} */ (window)).bench.warmMount(subject, times);
}

/**
 * The counts are exact, so one run is enough.
 * @param {import('playwright').Browser} browser
 * @param {string} script
 * @param {Subject} subject
 */
async function countCommits(browser, script, subject) {
  const page = await open(browser, script);
  await page.evaluate(mountIn, subject);
  await page.locator('input').first().focus();
  await page.evaluate(takeCounts);
  let most = 0;
  /** @type {string[]} */
  const outside = [];
  for (const key of KEYS) {
    await page.keyboard.press(key);
    await page.waitForTimeout(SETTLED_MS);
    const counted = await page.evaluate(takeCounts);
    most = Math.max(most, counted.commits);
    outside.push(...counted.outside);
  }
  await page.close();
  return { most, outside };
}

function takeCounts() {
  return /** @type {BenchWindow} */ (/** @type {unknown} */ (window)).bench.takeCounts();
}

/** @param {number[]} numbers */
function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return ((sorted[middle] ?? 0) + (sorted[sorted.length % 2 ? middle : middle - 1] ?? 0)) / 2;
}

if (!existsSync(path.join(root, 'dist/index.js')))
  throw new Error('dist/index.js is missing. Run `npm run build` first.');
const browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--enable-precise-memory-info'],
});
try {
  const [plain, profiling] = await Promise.all([bundle(false), bundle(true)]);
  /** @type {Map<Subject, Times[]>} */
  const measured = new Map(SUBJECTS.map((subject) => [subject, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const subject of SUBJECTS) measured.get(subject)?.push(await measure(browser, plain, subject));

  const base = measured.get('plain input') ?? [];
  /** @type {(subject: Subject, what: keyof Times) => string} */
  const ratio = (subject, what) =>
    median((measured.get(subject) ?? []).map((times, round) => times[what] / (base[round]?.[what] ?? 0))).toFixed(1);
  console.log(`ratios to a plain input, medians of ${rounds} interleaved rounds; the most commits of any key`);
  console.log(`${''.padEnd(16)}CPU per key  commits per key  outside the field  warm mount  mount CPU`);
  const outsiders = new Set();
  for (const subject of SUBJECTS) {
    const { most, outside } = await countCommits(browser, profiling, subject);
    for (const name of outside) outsiders.add(name);
    const columns = [
      ratio(subject, 'cpuPerKey').padStart(11),
      String(most).padStart(17),
      String(outside.length).padStart(19),
      ratio(subject, 'warmMount').padStart(12),
      ratio(subject, 'mountCpu').padStart(11),
    ];
    console.log(subject.padEnd(16) + columns.join(''));
  }
  console.log(`${'goal'.padEnd(16)}      ≤ 1.9              ≤ 3                  0       ≤ 3.5      ≤ 1.9`);
  if (outsiders.size > 0) console.log(`Rendered outside the field: ${[...outsiders].join(', ')}`);
  const cost = (/** @type {keyof Times} */ what) => median(base.map((times) => times[what])) * 1000;
  console.log(
    `The plain input itself: ${cost('cpuPerKey').toFixed(2)} ms of CPU per key, ${cost('mountCpu').toFixed(1)} ms to mount`,
  );
} finally {
  await browser.close();
}
