// `npm run test:adapters` tests the adapters of other vendors with their real SDKs, which are in test/sdks/* with their
// own lockfiles, against stand-ins of their servers. `npm run test:sdks` also runs the emulators, which take minutes to
// install. Any other arguments go to Vitest.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './entries.mjs';

const args = process.argv.slice(2);
const isAll = args.includes('--all');
const sdks = path.join(root, 'test/sdks');
const folders = readdirSync(sdks).filter((name) => existsSync(path.join(sdks, name, 'tsconfig.json')));
const chosen = folders.filter((name) => isAll || !name.endsWith('-emulator'));

for (const name of chosen) {
  const folder = path.join(sdks, name);
  // We can't fix what the SDKs warn about the version of Node.
  const hasSdk = existsSync(path.join(folder, 'package.json')); // a contract over HTTP has none
  if (hasSdk && !isInstalled(folder))
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder);
}
const waiting = [...chosen];
await Promise.all([checkTypes(), checkTypes()]); // running one at a time would leave a core idle
const projects = isAll ? ['sdks', 'sdks-slow'] : ['sdks'];
const rest = args.filter((argument) => argument !== '--all' && argument !== '--');
run('npx', ['vitest', 'run', ...projects.flatMap((name) => ['--project', name]), ...rest], root);

async function checkTypes() {
  for (let name = waiting.shift(); name; name = waiting.shift()) {
    const args = ['tsc', '--noEmit', '-p', path.join(sdks, name)];
    const child = spawn('npx', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
    const [code] = await once(child, 'exit');
    if (code !== 0) process.exit(code ?? 1);
  }
}

/** @param {string} folder */
function isInstalled(folder) {
  const installed = path.join(folder, 'node_modules/.package-lock.json');
  return (
    existsSync(installed) && statSync(installed).mtimeMs > statSync(path.join(folder, 'package-lock.json')).mtimeMs
  );
}

/**
 * @param {string} command
 * @param {string[]} parameters
 * @param {string} cwd
 */
function run(command, parameters, cwd) {
  const { status } = spawnSync(command, parameters, { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}
