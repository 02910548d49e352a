// `npm run test:allauth -- path/to/django-allauth` runs the adapter's suite on the real server, from a checkout of
// django-allauth. It needs Python 3 with the checkout's dependencies (Django, and qrcode and fido2 for `allauth.mfa`).
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './entries.mjs';

const [checkout = ''] = process.argv.slice(2);
if (!existsSync(path.join(checkout, 'allauth/headless'))) {
  console.error('Pass the path of a checkout of django-allauth 0.63 or later, which has allauth/headless.');
  process.exit(1);
}
const server = spawn('python3', [path.join(root, 'test/sdks/allauth/server/serve.py')], {
  env: {
    ...process.env,
    PYTHONPATH: [path.resolve(checkout), process.env.PYTHONPATH].filter(Boolean).join(path.delimiter),
  },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const [port] = await Promise.race([
  once(server.stdout, 'data'),
  once(server, 'exit').then(([code]) => {
    console.error(`The server did not start (${code}).`);
    process.exit(1);
  }),
]);
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'sdks', 'test/sdks/allauth/conformance.test.ts'], {
  cwd: root,
  env: { ...process.env, ALLAUTH_URL: `http://127.0.0.1:${String(port).trim()}` },
  stdio: 'inherit',
});
server.kill();
process.exit(status ?? 1);
