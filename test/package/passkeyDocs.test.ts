import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

it('docs/adapters-passkey.md shows the files that test/e2e/passkey.test.ts runs', () => {
  const shown = [...read('docs/adapters-passkey.md').matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code);
  const files = ['passkeyServer.ts', 'passkeyRoutes.ts'].map((file) => read(`test/e2e/passkey/${file}`));
  expect(shown).toEqual(expect.arrayContaining(files));
});
