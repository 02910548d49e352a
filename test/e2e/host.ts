import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { type Connect, type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, expect } from 'vitest';
import { createHostAuth } from '../../examples/host/server/auth.js';
import { outDir, root } from './buildHost.js';
import { freePort } from './freePort.js';
import { launchChromium } from './launchChromium.js';
import { POLICY } from './policy.js';
import { watchedPage } from './watchedPage.js';

let server: PreviewServer;
let browser: Browser;

/**
 * Builds the example host, with a strict policy and its own real auth server, and starts a browser,
 * for the tests of one file.
 */
export function withHost(): void {
  beforeAll(async () => {
    browser = await launchChromium();
    const port = await freePort();
    const handle = authServer(`http://localhost:${port}`);
    server = await preview({
      root,
      configFile: false,
      logLevel: 'error',
      build: { outDir },
      preview: { port, strictPort: true, headers: { 'Content-Security-Policy': POLICY } },
      plugins: [{ name: 'auth-server', configurePreviewServer: ({ middlewares }) => void middlewares.use(handle) }],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
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

/**
 * Opens a browser at the sign-in page, until the end of the test. Errors and warnings in the console fail the test, and
 * so do requests to other hosts.
 */
export async function visit(options: BrowserContextOptions = {}): Promise<Page> {
  const baseURL = server.resolvedUrls?.local[0] ?? '';
  const page = await watchedPage(browser, { baseURL, ...options });
  const answer = await page.goto('/');
  expect(answer?.headers()['content-security-policy']).toBe(POLICY);
  return page;
}
