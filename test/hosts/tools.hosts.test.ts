import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { entries, root } from '../../scripts/entries.mjs';
import { installFixture, removeWorkshop } from './installHost.js';
import { run } from './run.js';

const MINUTES = 60_000;
const docs = readFileSync(path.join(root, 'docs/testing.md'), 'utf8');

/** The code block of docs/testing.md that starts with this comment. */
function pasted(title: string): string {
  const [, code] = docs.split(`\n${title}\n`);
  if (!code) throw new Error(`docs/testing.md has no code block that begins with ${title}.`);
  return code.slice(0, code.indexOf('```'));
}

afterAll(removeWorkshop, 5 * MINUTES);

describe("a host's tests, as in docs/testing.md,", () => {
  it('pass in Vitest', { timeout: 15 * MINUTES }, async () => {
    const folder = await installFixture('vitest');
    const test = `// @vitest-environment jsdom\n${pasted('// @vitest-environment jsdom')}`;
    writeFileSync(path.join(folder, 'mfa.test.tsx'), test);
    expect(await run('npx vitest run', folder)).toMatch(/1 passed/);
  });

  it('pass in Jest', { timeout: 15 * MINUTES }, async () => {
    const folder = await installFixture('jest');
    const test = pasted('// @vitest-environment jsdom').replace("'vitest'", "'@jest/globals'");
    writeFileSync(path.join(folder, 'mfa.test.tsx'), test);
    for (const file of ['jest.config.js', 'jest.setup.js']) {
      writeFileSync(path.join(folder, file), pasted(`// ${file}`));
    }
    expect(await run('npx jest --json', folder)).toMatch(/"numPassedTests":1,/);
  });
});

describe.each(['5.6', '5.9', '7'])('the types of every entry, in TypeScript %s', (version) => {
  it.each([
    ['esnext', 'bundler'],
    ['nodenext', 'nodenext'],
    ['node16', 'node16'],
  ])('compile with --module %s --moduleResolution %s', { timeout: 15 * MINUTES }, async (module, resolution) => {
    const folder = await installFixture('types');
    const code = entries().filter(({ dist }) => dist.endsWith('.js'));
    const all = code.map(
      ({ subpath }, index) => `export * as e${index} from '@protekt/react-mfa${subpath.slice(1)}';\n`,
    );
    mkdirSync(path.join(folder, 'src'), { recursive: true });
    writeFileSync(path.join(folder, 'src/entries.ts'), all.join(''));
    copyFileSync(path.join(import.meta.dirname, 'page.tsx'), path.join(folder, 'src/page.tsx'));
    const compiler = `node node_modules/typescript-${version}/bin/tsc`;
    await run(`${compiler} -p . --module ${module} --moduleResolution ${resolution}`, folder);
  });
});
