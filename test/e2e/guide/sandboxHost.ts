import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { build, type PreviewServer, preview } from 'vite';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { sourceAlias } from '../../../scripts/sourceAlias.mjs';
import type { SandboxOptions } from '../../../src/sandbox/index.js';
import { launchChromium } from '../launchChromium.js';

let outDir: string;
let server: PreviewServer;
let browser: Browser;

/** Builds a small host with the sandbox and starts a browser, for the tests of one file. */
export function withSandboxHost(options: Parameters<typeof launchChromium>[0] = {}): void {
  beforeAll(async () => {
    outDir = mkdtempSync(path.join(os.tmpdir(), 'react-mfa-guide-'));
    [browser] = await Promise.all([
      launchChromium(options),
      build({
        root: import.meta.dirname,
        configFile: false,
        logLevel: 'error',
        mode: 'development',
        plugins: [react()],
        resolve: { alias: sourceAlias },
        build: { outDir, emptyOutDir: true, minify: false, reportCompressedSize: false },
      }),
    ]);
    server = await preview({
      root: import.meta.dirname,
      configFile: false,
      logLevel: 'error',
      build: { outDir },
      preview: { port: 0 },
    });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(outDir, { recursive: true });
  });
}

/** Opens a browser at the sign-in form of a separate backend, until the end of the test. */
export async function open(options: SandboxOptions, context: BrowserContextOptions = {}): Promise<Page> {
  const opened = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...context });
  const page = await opened.newPage();
  page.setDefaultTimeout(20_000);
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') console.log(await page.locator('body').ariaSnapshot());
    await opened.close();
  });
  await page.goto(server.resolvedUrls?.local[0] ?? '');
  await page.evaluate((given) => window.openSandbox(given), options);
  return page;
}
