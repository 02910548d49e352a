import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { entries, root } from '../../scripts/entries.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'react-mfa-'));
const planted = path.join(folder, 'dist/planted.mjs');
mkdirSync(path.dirname(planted));
afterAll(() => rmSync(folder, { recursive: true }));

/** The side effects of importing these. A timer that keeps Node alive runs into the time limit. */
function effectsOf(names: string[]): string[] {
  const script = path.join(import.meta.dirname, 'bareNode.mjs');
  const options = { encoding: 'utf8', timeout: 20_000, cwd: root } as const;
  return JSON.parse(execFileSync(process.execPath, [script, ...names], options));
}

describe('importing the built package in bare Node', () => {
  const subpaths = entries().filter(({ dist }) => dist.endsWith('.js'));

  it('has no side effects, whichever entry it is', () => {
    expect(effectsOf(subpaths.map(({ subpath }) => path.posix.join('@protekt/react-mfa', subpath)))).toEqual([]);
  });

  it.each([
    ['touches window', "export const isBrowser = typeof window !== 'undefined';"],
    ['touches localStorage', 'export const draft = globalThis.localStorage?.draft;'],
    ['calls setInterval', 'export const timer = setInterval(() => {}, 1000); clearInterval(timer);'],
    ['makes a global', 'globalThis.mfa = 1; export const a = 1;'],
    ['cannot be imported', "export * from './nowhere.js';"],
  ])('would fail if it %s', (problem, code) => {
    writeFileSync(planted, code);
    expect(effectsOf([planted]).join()).toContain(problem);
  });
});
