// `npm start`: the example host, in a browser window where there is a screen. Vite is called without npm or a shell
// between, so that ending this process ends the server too.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './entries.mjs';

const host = path.join(root, 'examples/host');
const vite = path.join(path.dirname(createRequire(host).resolve('vite/package.json')), 'bin/vite.js');
const hasScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
const open = hasScreen && !process.env.CI ? ['--open'] : [];

const server = spawn(process.execPath, [vite, ...open], { cwd: host, stdio: 'inherit' });
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => server.kill(signal));
}
server.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
