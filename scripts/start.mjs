// `npm start`: the example host, in a browser window where there is a screen.
import { spawn } from 'node:child_process';
import { root } from './entries.mjs';

const hasScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
const open = hasScreen && !process.env.CI ? ['--', '--open'] : [];
const host = spawn('npm', ['run', 'start', '--workspace', 'examples/host', ...open], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
// Whoever ends this process ends the server too.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => host.kill(signal));
host.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
