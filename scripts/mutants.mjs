// `npm run test:mutants` breaks the adapters with each patch in test/sdks/*/mutants and test/adapters/mutants/*, each in a
// copy, and fails if the tests don't notice. `npm run test:mutants -- supabase` takes those of one adapter. A patch that no
// longer applies must be created again.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './entries.mjs';

const COPIED = [
  'src',
  'scripts',
  'docs',
  'test',
  'examples',
  '.storybook',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
];

const sdks = path.join(root, 'test/sdks');
const own = path.join(root, 'test/adapters/mutants');
/** The tests of the adapters that need no vendor's SDK; all others have theirs next to the patches. */
const TESTS = {
  'better-auth': ['test/adapters/better-auth', 'test/adapters/betterAuth', 'test/testing/better-auth'],
  http: ['test/adapters/http', 'test/adapters/bad-input', 'test/testing/express'],
  protekt: ['test/adapters/protekt', 'test/adapters/bad-input', 'test/testing/protekt'],
};
/** @param {string} name */
const isOwn = (name) => name in TESTS;
/** @param {string} name */
const patchesOf = (name) => (isOwn(name) ? path.join(own, name) : path.join(sdks, name, 'mutants'));

const asked = process.argv.slice(2);
const all = [...Object.keys(TESTS), ...readdirSync(sdks)];
const names = all.filter((name) => existsSync(patchesOf(name)));
const survivors = names.filter((name) => asked.length === 0 || asked.includes(name)).flatMap(survivorsOf);
if (survivors.length > 0) {
  console.error(`Not noticed by the tests: ${survivors.join(', ')}.`);
  process.exitCode = 1;
}

/** @param {string} name */
function survivorsOf(name) {
  if (failures(name)) throw new Error(`The tests of ${name} fail in an unchanged copy.`);
  const patches = readdirSync(patchesOf(name)).filter((file) => file.endsWith('.patch'));
  return patches.filter((patch) => !isSeen(name, patch)).map((patch) => `${name}/${patch}`);
}

/**
 * @param {string} name
 * @param {string} patch
 */
function isSeen(name, patch) {
  const failed = failures(name, patch);
  console.log(`${name}/${patch}: ${failed ? `seen by ${failed} tests` : 'NOT SEEN'}`);
  return failed > 0;
}

/**
 * @param {string} name
 * @param {string} [patch]
 * @returns {number} how many tests fail
 */
function failures(name, patch) {
  const copy = mkdtempSync(path.join(os.tmpdir(), 'react-mfa-mutant-'));
  try {
    for (const entry of COPIED) {
      const filter = (/** @type {string} */ file) => path.basename(file) !== 'node_modules';
      cpSync(path.join(root, entry), path.join(copy, entry), { recursive: true, filter });
    }
    symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
    const modules = path.join(sdks, name, 'node_modules');
    if (existsSync(modules)) symlinkSync(modules, path.join(copy, 'test/sdks', name, 'node_modules'));
    if (patch) {
      const { status, stderr } = run('git', ['apply', '-C1', path.join(patchesOf(name), patch)], copy);
      if (status !== 0) throw new Error(`${name}/${patch} no longer applies: ${stderr}`);
    }
    const { status, stdout, stderr } = run('npx', ['vitest', 'run', ...testsOf(name)], copy);
    const failed = Number(/Tests .*?(\d+) failed/.exec(stdout)?.[1] ?? 0);
    if (status !== 0 && !failed) throw new Error(`The tests did not run: ${stdout}${stderr}`);
    return failed;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** @param {string} name */
function testsOf(name) {
  if (!isOwn(name)) return ['--project', 'sdks', `test/sdks/${name}/`];
  return ['--project', 'node', '--project', 'jsdom-19', ...TESTS[/** @type {keyof typeof TESTS} */ (name)]];
}

/**
 * @param {string} command
 * @param {string[]} parameters
 * @param {string} cwd
 */
function run(command, parameters, cwd) {
  const env = { ...process.env, NO_COLOR: '1' };
  return spawnSync(command, parameters, { cwd, env, encoding: 'utf8', shell: process.platform === 'win32' });
}
