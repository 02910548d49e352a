import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { demoUser } from '../../examples/host/server/plugin.js';
import { en } from '../../src/locales/en.js';
import { freePort } from './freePort.js';
import { launchChromium } from './launchChromium.js';
import { home, press, signIn } from './user.js';

const script = path.join(import.meta.dirname, '../../scripts/start.mjs');

/** Runs `npm start` until the end of the test. PORT is set, or unset if undefined. */
function start(port: number | string | undefined) {
  const { PORT: _, ...rest } = process.env;
  const env = { ...rest, CI: 'true', ...(port !== undefined && { PORT: String(port) }) };
  const started = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void started.kill());
  return started;
}

/** The port that the started server says it listens on. */
const portOf = (started: ReturnType<typeof start>): Promise<number> =>
  new Promise((resolve, reject) => {
    started.stdout.on('data', (line) => {
      const found = /Local:.*localhost:(\d+)/.exec(stripVTControlCharacters(String(line)));
      if (found) resolve(Number(found[1]));
    });
    started.on('exit', (code) => reject(new Error(`npm start ended with ${code}`)));
  });

/** Listens on this port, or on any free one, until the end of the test. */
async function occupy(port = 0): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.once('error', () => resolve()).listen(port, 'localhost', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}

test('npm start uses another port if 5199 is in use, and says which', async () => {
  await occupy(5199);
  const started = start(undefined);
  let output = '';
  started.stdout.on('data', (text) => {
    output += String(text);
  });
  const port = await portOf(started);
  expect(port).not.toBe(5199);
  expect(output).toContain(`Port 5199 is in use, so the example runs on http://localhost:${port}`);
});

/** Its output before it ends with an error. */
async function refusal(started: ReturnType<typeof start>): Promise<string> {
  let output = '';
  started.stderr.on('data', (text) => {
    output += String(text);
  });
  const code = await new Promise((resolve) => started.on('close', resolve));
  expect(code).toBe(1);
  return output;
}

test.each(['abc', '70000', '-1', '5199.5'])('npm start with PORT=%s says which ports there are', async (port) => {
  const sentence = `PORT is “${port}”, which isn't a port. Set it to a number from 1 to 65535, or leave it out.\n`;
  expect(await refusal(start(port))).toBe(sentence);
});

test('npm start with a PORT that is in use says so in one sentence', async () => {
  const port = await occupy();
  expect(await refusal(start(port))).toBe(
    `Port ${port} is in use. Set PORT to another one, or leave it out to get the first free port.\n`,
  );
});

test('npm start serves the example, and the demo user can sign in', async () => {
  const port = await portOf(start(await freePort()));

  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.goto(`http://localhost:${port}/`);
  await expect(page.title()).resolves.toBe('Harbour');
  await signIn(page, demoUser);
  await press(page, en.enrollment.skip);
  await home(page);
});
