import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll } from 'vitest';
import { exampleFolder, installExample } from '../../scripts/example.mjs';
import { freePort } from '../e2e/freePort.js';
import { launchChromium } from '../e2e/launchChromium.js';
import { watchedPage } from '../e2e/watchedPage.js';

interface ExampleCommands {
  /** The path of the tool in the example's node_modules, and its arguments. */
  build: string[];
  serve: (port: string) => string[];
}

/**
 * Builds an example with the packed package for production, serves it and starts a browser, for the tests of one file.
 */
export function exampleHost(name: string, commands: ExampleCommands) {
  const cwd = exampleFolder(name);
  let browser: Browser;
  let server: ChildProcess;
  let origin = '';

  let built: Promise<void> | undefined;

  const run = (args: string[], env: NodeJS.ProcessEnv = {}): ChildProcess =>
    spawn(process.execPath, [path.join(cwd, 'node_modules', args[0] ?? ''), ...args.slice(1)], {
      cwd,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  const install = (): Promise<void> => {
    installExample(name);
    return finished(run(commands.build));
  };

  return {
    /** Starts a server for the tests of one `describe`. The first call also installs and builds the example. */
    setUp(): void {
      beforeAll(async () => {
        built ??= install();
        await built;
        const port = String(await freePort());
        origin = `http://localhost:${port}`;
        server = run(commands.serve(port), { PORT: port, BETTER_AUTH_URL: origin, RATE_LIMIT: 'off' });
        [browser] = await Promise.all([launchChromium(), answers(origin, server)]);
      }, 900_000); // npm alone takes five minutes on a busy machine
      afterAll(async () => {
        await browser?.close();
        server?.kill();
      });
    },

    /** Opens the example's first page in a separate browser. Warnings, errors and foreign requests fail the test. */
    async visit(): Promise<Page> {
      const page = await watchedPage(browser, { baseURL: origin });
      await page.goto('/');
      return page;
    },
  };
}

/** Rejects with the output of the process if it fails. */
const finished = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (text) => {
        output += String(text);
      });
    }
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(output))));
  });

/** Waits until the server responds. */
async function answers(origin: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`The example's server ended with ${server.exitCode}.`);
    const isUp = await fetch(origin).then(
      () => true,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`Nothing answers at ${origin}.`);
}
