import { spawn } from 'node:child_process';
import path from 'node:path';
import { preview } from 'vite';
import { freePort } from '../e2e/freePort.js';
import type { Host } from './hosts.js';
import { installHost } from './installHost.js';
import { run } from './run.js';

export interface Started {
  url: string;
  stop: () => Promise<void>;
}

/** Installs, builds and serves a host. */
export async function startHost(host: Host): Promise<Started> {
  const folder = await installHost(host);
  if (host.build) await run(host.build, folder);
  return 'folder' in host.serve ? serveFolder(path.join(folder, host.serve.folder)) : serve(host.serve.command, folder);
}

export async function serveFolder(outDir: string): Promise<Started> {
  const page = { root: outDir, configFile: false, logLevel: 'error' } as const;
  const server = await preview({ ...page, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
  return { url: server.resolvedUrls?.local[0] ?? '', stop: () => server.close() };
}

/** In a separate process group, because npm doesn't pass signals on to its children. */
async function serve(command: string, cwd: string): Promise<Started> {
  const port = await freePort();
  const env = { ...process.env, NODE_ENV: undefined, VITEST: undefined, PORT: String(port) };
  const server = spawn(command, { cwd, env, shell: true, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => (output += text));
  const ended = new Promise<never>((_, reject) => {
    server.once('exit', (code) => reject(new Error(`\`${command}\` ended with ${code}:\n${output}`)));
  });
  ended.catch(() => {}); // awaited below, after the start
  const url = `http://localhost:${port}/`;
  await Promise.race([answers(url), ended]);
  const stop = async () => {
    if (server.exitCode !== null || server.pid === undefined) return;
    process.kill(-server.pid);
    await ended.catch(() => {});
  };
  return { url, stop };
}

async function answers(url: string): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; ) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${url} does not answer.`);
}
