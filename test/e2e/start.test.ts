import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { demoUser } from '../../examples/host/server/plugin.js';
import { en } from '../../src/locales/en.js';
import { freePort } from './freePort.js';
import { launchChromium } from './launchChromium.js';
import { home, press, signIn } from './person.js';

test('npm start serves the product, and the demo user can sign in', async () => {
  const port = await freePort();
  const script = path.join(import.meta.dirname, '../../scripts/start.mjs');
  const env = { ...process.env, PORT: String(port), CI: 'true' };
  const started = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void started.kill());
  await new Promise<void>((resolve, reject) => {
    started.stdout.on('data', (line) => String(line).includes(String(port)) && resolve());
    started.on('exit', (code) => reject(new Error(`npm start ended with ${code}`)));
  });

  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.goto(`http://localhost:${port}/`);
  await expect(page.title()).resolves.toBe('Harbour');
  await signIn(page, demoUser);
  await press(page, en.enrollment.skip);
  await home(page);
});
