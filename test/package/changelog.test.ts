import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('CHANGELOG starts with the version in package.json', () => {
  const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
  const [, newest] = /^## (.+)$/m.exec(readFileSync('CHANGELOG.md', 'utf8')) ?? [];
  expect(newest).toBe(version);
});
