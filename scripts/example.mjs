// Installs an example with its own dependencies, and the package as it is published: built, packed, and
// installed from the tarball.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './entries.mjs';

/** @param {string} name */
export const exampleFolder = (name) => path.join(root, 'examples', name);

/**
 * Installs what the example's package.json lists, and this repository's package instead of the published one.
 * @param {string} name
 */
export function installExample(name) {
  const folder = exampleFolder(name);
  if (!existsSync(path.join(folder, 'package.json'))) throw new Error(`There is no examples/${name}.`);
  run(root, ['run', '--silent', 'build']);
  const packed = mkdtempSync(path.join(os.tmpdir(), 'react-mfa-pack-'));
  try {
    run(root, ['pack', '--silent', '--ignore-scripts', '--pack-destination', packed]);
    const { name: scoped, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
    const tarball = path.join(packed, `${scoped.replace('@', '').replace('/', '-')}-${version}.tgz`);
    run(folder, ['install', '--no-save', '--no-package-lock', '--no-audit', '--no-fund', tarball]);
  } finally {
    rmSync(packed, { recursive: true });
  }
}

/**
 * @param {string} cwd
 * @param {string[]} args
 */
function run(cwd, args) {
  const { NODE_ENV: _, ...env } = process.env; // with `test`, the build would use React's development version
  const { status } = spawnSync('npm', args, { cwd, env, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`\`npm ${args.join(' ')}\` failed in ${path.relative(root, cwd) || 'the root'}.`);
}
