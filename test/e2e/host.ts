import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { build, type Connect, type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { createHostAuth } from '../../examples/host/server/auth.js';
import { findChromium } from '../../scripts/chromium.mjs';

const root = path.join(import.meta.dirname, '../../examples/host');
let outDir: string;
let server: PreviewServer;
let browser: Browser;

/** The example host, built, on a real auth server of its own, and a browser, for the tests of one file. */
export function withHost(): void {
  beforeAll(async () => {
    outDir = mkdtempSync(path.join(os.tmpdir(), 'react-mfa-host-'));
    // With React's development build, whose warnings fail the tests; see `visit`.
    const quick = { outDir, emptyOutDir: true, minify: false, reportCompressedSize: false };
    const config = path.join(root, 'vite.config.ts');
    [browser] = await Promise.all([
      launch(),
      build({ root, configFile: config, logLevel: 'error', mode: 'development', build: quick }),
    ]);
    const port = await freePort();
    const handle = authServer(`http://localhost:${port}`);
    server = await preview({
      root,
      configFile: false,
      logLevel: 'error',
      build: { outDir },
      preview: { port, strictPort: true },
      plugins: [{ name: 'auth-server', configurePreviewServer: ({ middlewares }) => void middlewares.use(handle) }],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(outDir, { recursive: true });
  });
}

/** Somebody's browser at the sign-in page, until the test is over. */
export async function visit(options: BrowserContextOptions = {}): Promise<Page> {
  const baseURL = server.resolvedUrls?.local[0] ?? '';
  const context = await browser.newContext({ baseURL, viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') console.log(await page.locator('body').ariaSnapshot());
    await context.close();
  });
  await page.goto('/');
  return page;
}

/** What `npm start` mounts on its dev server. */
function authServer(baseURL: string): Connect.NextHandleFunction {
  const { handler, outbox } = createHostAuth({ baseURL, appName: 'Harbour' });
  return (request, response, next) => {
    if (request.url === '/api/outbox') response.end(JSON.stringify(outbox.toReversed()));
    else if (request.url?.startsWith('/api/auth/')) handler(request, response).catch(next);
    else next();
  };
}

async function launch(): Promise<Browser> {
  const executablePath = await findChromium();
  return chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox', '--disable-gpu'] });
}

/** The server must know its own address before it listens, so one is tried out first. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
