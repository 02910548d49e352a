// Builds the Storybook and serves it, for the scripts that open it.
import { spawnSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { root } from './entries.mjs';

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

/**
 * @param {string} [given] the URL of a running one
 * @returns {Promise<{ url: string; close: () => void; warnings: string[] }>} `warnings` are the lines of the build's
 */
export async function openStorybook(given) {
  if (given) return { url: given, close: () => {}, warnings: [] };
  const { folder, warnings } = build();
  const server = serve(folder);
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://localhost:${port}`, close: () => server.close(), warnings };
}

function build() {
  const folder = path.join(root, 'storybook-static');
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'build-storybook', '--', '-o', folder], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const warnings = `${stdout}${stderr}`.split('\n').filter((line) => /warn|▲|deprecated/i.test(line));
  if (status === 0) return { folder, warnings };
  throw new Error(`\`npm run build-storybook\` failed, so there is nothing to open.\n${stdout}${stderr}`);
}

/** @param {string} folder */
function serve(folder) {
  return createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = path.join(folder, path.normalize(pathname === '/' ? '/index.html' : pathname));
    const type = TYPES[/** @type {keyof typeof TYPES} */ (path.extname(file))] ?? 'application/octet-stream';
    const stream = createReadStream(file);
    stream.on('open', () => response.writeHead(200, { 'content-type': type }));
    stream.on('error', () => response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end());
    stream.pipe(response);
  }).listen(0);
}
