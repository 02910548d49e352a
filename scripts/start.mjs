// `npm start` runs the example host, in a browser window if there is a screen. `npm start next` and `npm start
// react-router` run those examples with the packed package instead. Each uses the first free port, or PORT. The server
// is started without npm or a shell in between, so that ending this process ends the server too.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { exampleFolder, installExample } from './example.mjs';
import { choosePort } from './freePort.mjs';

const hasScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;

/** @type {Record<string, { port: number; package: string; bin: string; args: (port: string) => string[] }>} */
const EXAMPLES = {
  host: {
    port: 5199,
    package: 'vite',
    bin: 'bin/vite.js',
    args: () => (hasScreen && !process.env.CI ? ['--open'] : []),
  },
  next: { port: 3000, package: 'next', bin: 'dist/bin/next', args: (port) => ['dev', '--port', port] },
  'react-router': { port: 5173, package: '@react-router/dev', bin: 'bin.js', args: () => ['dev'] },
};

async function start(/** @type {string} */ name) {
  const example = EXAMPLES[name];
  if (!example) throw new Error(`There is no example ${name}. There are: ${Object.keys(EXAMPLES).join(', ')}.`);
  if (name !== 'host') installExample(name);
  const port = await choosePort(example.port);
  if (!process.env.PORT && port !== String(example.port)) {
    console.log(`Port ${example.port} is in use, so the example runs on http://localhost:${port}`);
  }
  const cwd = exampleFolder(name);
  const manifest = createRequire(path.join(cwd, 'x.js')).resolve(`${example.package}/package.json`);
  const env = { ...process.env, PORT: port };
  const command = [path.join(path.dirname(manifest), example.bin), ...example.args(port)];
  const server = spawn(process.execPath, command, { cwd, stdio: 'inherit', env });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => server.kill(signal));
  }
  server.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

start(process.argv[2] ?? 'host').catch((/** @type {Error} */ error) => {
  console.error(error.message);
  process.exitCode = 1;
});
