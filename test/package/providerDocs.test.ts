import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

it('docs/provider.md has every prop of MfaProvider, and no other', () => {
  const source = read('src/provider/MfaProviderProps.ts');
  const body = source.slice(source.indexOf('export interface MfaProviderProps {'), source.indexOf('\n}\n'));
  const props = [...body.matchAll(/^ {2}(\w+)\??:/gm)].map(([, name]) => name).filter((name) => name !== 'children');
  const rows = [...read('docs/provider.md').matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, names = '']) =>
    [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name),
  );
  expect(props.length).toBeGreaterThan(10);
  expect(rows).toHaveLength(props.length);
  expect(new Set(rows)).toEqual(new Set(props));
});
