// `npm start`: the example host, in a browser window where there is one.
import { spawnSync } from 'node:child_process';
import { root } from './entries.mjs';

const hasScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
const open = !process.env.CI && hasScreen ? ['--', '--open'] : [];
const { status } = spawnSync('npm', ['run', 'start', '--workspace', 'examples/host', ...open], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
process.exitCode = status ?? 1;
