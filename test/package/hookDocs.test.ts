import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sources } from './sources.js';

const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/hooks.md'), 'utf8');
const code = sources();
const lists = `${code.get('index.ts')}${code.get('admin.ts')}${code.get('approval.ts')}`;
const hooks = [...lists.matchAll(/export \{[^}]*\b(use[A-Z]\w+),?\s*(?:type [^}]*)?\} from '\.\/hooks\//g)].map(
  ([, name = '']) => name,
);
const headings = [...page.matchAll(/^### (.+)$/gm)].flatMap(([, names = '']) => names.split(', '));
const samples = [...page.matchAll(/^```tsx$([\s\S]*?)^```$/gm)].map(([, sample = '']) => sample).join('');

describe('docs/hooks.md', () => {
  it('lists every public hook, and no other', () => {
    expect(hooks.length).toBeGreaterThan(10);
    expect(new Set(headings)).toEqual(new Set(hooks));
  });

  it.each(hooks)('shows how to use %s', (hook) => {
    expect(samples).toMatch(new RegExp(`\\b${hook}\\(`));
  });
});
