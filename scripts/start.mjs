// `npm start`: the example host, in a browser window where there is a screen. It takes the first free port from 5199,
// or PORT. Vite is called without npm or a shell between, so that ending this process ends the server too.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';
import { root } from './entries.mjs';

const FIRST_PORT = 5199;
const LAST_PORT = FIRST_PORT + 50;

/** @param {number} port */
const isFree = (port) =>
  new Promise((resolve) => {
    const server = createServer()
      .once('error', () => resolve(false))
      .listen(port, 'localhost', () => server.close(() => resolve(true)));
  });

/** The auth server has to know its own port before it listens, so that Vite cannot choose another one by itself. */
async function choosePort() {
  const asked = process.env.PORT;
  if (asked) {
    if (await isFree(Number(asked))) return asked;
    throw new Error(`Port ${asked} is in use. Set PORT to another one, or leave it out to get the first free port.`);
  }
  for (let port = FIRST_PORT; port <= LAST_PORT; port++) if (await isFree(port)) return String(port);
  throw new Error(`Ports ${FIRST_PORT} to ${LAST_PORT} are all in use. Set PORT to a free one.`);
}

const host = path.join(root, 'examples/host');
const vite = path.join(path.dirname(createRequire(host).resolve('vite/package.json')), 'bin/vite.js');
const hasScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
const open = hasScreen && !process.env.CI ? ['--open'] : [];

/** @param {string} port */
function start(port) {
  if (!process.env.PORT && port !== String(FIRST_PORT)) {
    console.log(`Port ${FIRST_PORT} is in use, so the example host runs on http://localhost:${port}`);
  }
  const env = { ...process.env, PORT: port };
  const server = spawn(process.execPath, [vite, ...open], { cwd: host, stdio: 'inherit', env });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => server.kill(signal));
  }
  server.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

choosePort().then(start, (/** @type {Error} */ error) => {
  console.error(error.message);
  process.exitCode = 1;
});
