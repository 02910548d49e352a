import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mfaErrors } from '../../src/core/contract/error.js';
import { adapterChecks } from '../../src/testing/adapterChecks.js';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const docs = read('docs/adapters.md');
const walkThrough = docs.slice(docs.indexOf('## From nothing'));

describe('docs/adapters.md', () => {
  it('shows the files of examples/express, which test/examples runs, and no other code', () => {
    const shown = [...walkThrough.matchAll(/```(?:js|tsx?)\n([\s\S]*?)```/g)].map(([, code]) => code);
    const files = ['accounts.mjs', 'mfa.mjs', 'server.mjs', 'vite.config.ts', 'App.tsx', 'adapter.test.mjs'];
    expect(shown).toEqual(files.map((file) => read(`examples/express/${file}`)));
  });

  it('names every method of the contract', () => {
    const contract = read('src/core/contract/adapter.ts');
    const body = contract.slice(
      contract.indexOf('export interface MfaAdapter<'),
      contract.indexOf('export interface MfaAdminAdapter'),
    );
    const methods = [...body.matchAll(/^ {2}(\w+)\??[:(]/gm)].map(([, name]) => name ?? '');
    expect(methods).toContain('verifyChallenge');
    expect(methods.filter((name) => !new RegExp(`\`${name}\\b`).test(docs))).toEqual([]);
  });

  it('names no unknown error', () => {
    const named = [...docs.matchAll(/`([A-Z]+_[A-Z_]+)`/g)].map(([, code]) => code ?? '');
    expect(named.filter((code) => !Object.hasOwn(mfaErrors, code) && code !== 'NODE_ENV')).toEqual([]);
  });
});

describe('docs/testing.md', () => {
  it('lists every check of the suite', () => {
    const rows = Object.entries(adapterChecks).map(([name, [title]]) => `| \`${name}\` | ${title} |`);
    expect(rows.filter((row) => !read('docs/testing.md').includes(row))).toEqual([]);
  });

  it('has links to existing sections', () => {
    expect(read('docs/testing.md')).toContain('## Your adapter\n');
    expect(docs).toContain('testing.md#your-adapter');
  });
});
