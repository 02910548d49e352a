import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const linked = [...readFileSync('docs/scenarios.md', 'utf8').matchAll(/\]\(\.\.\/([^)]+)\)/g)].map(
  ([, path = '']) => path,
);

it('every file that docs/scenarios.md links to exists', () => {
  expect(linked.filter((path) => !existsSync(path))).toEqual([]);
});

it('docs/scenarios.md links to every scenario', () => {
  const scenarios = readdirSync('test/scenarios').filter((file) => file.endsWith('.browser.test.tsx'));
  expect(scenarios.length).toBeGreaterThan(10);
  expect(scenarios.filter((file) => !linked.includes(join('test/scenarios', file)))).toEqual([]);
});
