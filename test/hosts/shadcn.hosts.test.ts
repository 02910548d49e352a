import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../scripts/chromium.mjs';
import { writeRegistry } from '../../scripts/registry.mjs';
import { en } from '../../src/locales/en.js';
import { pack, removeWorkshop, workshop } from './installHost.js';
import { startPackageRegistry } from './packageRegistry.js';
import { run } from './run.js';
import { serveFolder } from './startHost.js';
import { visitHost } from './visitHost.js';

const MINUTES = 60_000;
const fixtures = path.join(import.meta.dirname, 'fixtures');
const project = path.join(workshop, 'shadcn-project');

afterAll(removeWorkshop, 5 * MINUTES);

describe('a shadcn/ui project that adds our blocks', () => {
  beforeAll(async () => {
    const tool = path.join(workshop, 'shadcn-cli');
    cpSync(path.join(fixtures, 'shadcn-cli'), tool, { recursive: true });
    cpSync(path.join(fixtures, 'shadcn'), project, { recursive: true });
    await Promise.all([tool, project].map((folder) => run('npm ci --prefer-offline', folder)));
    const css = path.join(project, 'src/index.css'); // the blocks include the stylesheet
    writeFileSync(css, readFileSync(css, 'utf8').replace(/@import "@protekt.*\n/g, ''));
    const blocks = writeRegistry(path.join(workshop, 'r')).map((file) => path.join(workshop, 'r', file));
    const registry = await startPackageRegistry(await pack());
    writeFileSync(path.join(project, '.npmrc'), `@protekt:registry=${registry.url}\n`);
    try {
      await run(`node ${tool}/node_modules/shadcn/dist/index.js add ${blocks.join(' ')} --yes`, project);
    } finally {
      await registry.stop();
    }
    cpSync(path.join(fixtures, 'shadcn-blocks/App.tsx'), path.join(project, 'src/App.tsx'));
    await run('npm run build', project);
  }, 20 * MINUTES);

  it('gets the package, the stylesheet and the theme', () => {
    expect(readFileSync(path.join(project, 'package.json'), 'utf8')).toContain('"@protekt/react-mfa"');
    const css = readFileSync(path.join(project, 'src/index.css'), 'utf8');
    expect(css).toContain('@import "@protekt/react-mfa/styles.css"');
    expect(css).toContain('@import "@protekt/react-mfa/themes/shadcn.css"');
  });

  it("signs in with a second step, in the project's colors", { timeout: MINUTES }, async () => {
    const { url, stop } = await serveFolder(path.join(project, 'dist'));
    const executablePath = await findChromium();
    const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
    try {
      const { page, messages } = await visitHost(browser, url);
      await page.getByRole('button', { name: 'Sign in' }).click();
      const start = page.getByRole('button', { name: en.enrollment.start });
      const colors = await start.evaluate((button) => {
        const probe = document.body.appendChild(document.createElement('div'));
        probe.className = 'probe';
        probe.style.backgroundColor = 'var(--primary)';
        return [getComputedStyle(button).backgroundColor, getComputedStyle(probe).backgroundColor];
      });
      expect(colors[0]).toBe(colors[1]);
      await start.click();
      await expect.poll(() => page.getByRole('heading', { name: en.enrollment.chooseTitle }).isVisible()).toBe(true);
      expect(messages).toEqual([]);
    } finally {
      await browser.close();
      await stop();
    }
  });
});
