import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, layerOf, sources } from './sources.js';

/** The one arrow: what a layer may import besides itself. A layer, one file of a layer, or a package. */
const ALLOWED: Record<string, readonly string[]> = {
  core: [],
  locales: ['core'],
  adapters: ['core', '@simplewebauthn/browser'],
  parts: ['core', 'react', 'react-dom', 'input-otp', 'libphonenumber-js', 'qrcode.react'],
  sandbox: ['core', 'otpauth', '@noble/hashes'],
  testing: ['core'],
  provider: ['core', 'locales/en', 'react', '@tanstack/react-query'],
  hooks: ['core', 'provider', 'react', '@tanstack/react-query'],
  components: ['core', 'provider', 'hooks', 'parts', 'react', 'react-dom'],
};
/** src/index.ts lists what "." exports, and nothing else. */
const INDEX = ['core', 'provider', 'hooks', 'parts', 'components'];
/** A folder of its own is public by these; everywhere else a file is imported by its name. */
const BARRELS = ['index.ts', 'sandbox/index.ts', 'testing/index.ts'];

function violations(files: Map<string, string>): string[] {
  return [...files].flatMap(([file, code]) => importsOf(code).flatMap((specifier) => violation(file, specifier)));
}

function violation(file: string, specifier: string): string[] {
  const layer = layerOf(file);
  const allowed = layer === '' ? INDEX : (ALLOWED[layer] ?? []);
  if (!specifier.startsWith('.')) {
    const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
    return allowed.includes(name) ? [] : [`${file} imports the package ${specifier}`];
  }
  if (!specifier.endsWith('.js')) return [`${file} imports ${specifier}, which does not end in .js`];
  const target = path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, '');
  const isAllowed = layer !== '' && layerOf(target) === layer;
  return isAllowed || allowed.includes(layerOf(target)) || allowed.includes(target)
    ? []
    : [`${file} imports ${target}`];
}

describe('layers', () => {
  it('import along the one arrow only, types included', () => {
    expect(violations(sources())).toEqual([]);
  });

  it('are all in the table', () => {
    const layers = new Set([...sources().keys()].map(layerOf).filter(Boolean));
    expect([...layers].filter((layer) => !(layer in ALLOWED))).toEqual([]);
  });

  it('are two levels deep at most, and imported file by file', () => {
    const files = [...sources().keys()];
    expect(files.filter((file) => file.split('/').length > 3)).toEqual([]);
    expect(files.filter((file) => /(^|\/)index\.tsx?$/.test(file) && !BARRELS.includes(file))).toEqual([]);
  });

  it.each([
    ['core/a.ts', "import { useState } from 'react';", 'core/a.ts imports the package react'],
    ['core/a.ts', "import type { B } from '../parts/B.js';", 'core/a.ts imports parts/B'],
    ['core/a.ts', "type B = import('../hooks/useB.js').B;", 'core/a.ts imports hooks/useB'],
    ['parts/A.tsx', "export { x } from '../provider/x.js';", 'parts/A.tsx imports provider/x'],
    ['provider/A.tsx', "import { de } from '../locales/de.js';", 'provider/A.tsx imports locales/de'],
    ['components/A.tsx', "const B = lazy(() => import('../sandbox/B.js'));", 'components/A.tsx imports sandbox/B'],
    ['components/A.tsx', "import '../styles/index.css';", '../styles/index.css, which does not end in .js'],
    ['hooks/a.ts', "import { b } from './b';", 'hooks/a.ts imports ./b, which does not end in .js'],
    ['adapters/a.ts', "import * as sdk from '@acme/sdk/web';", 'adapters/a.ts imports the package @acme/sdk/web'],
    ['index.ts', "export { createSandbox } from './sandbox/index.js';", 'index.ts imports sandbox/index'],
  ])('would catch in %s: %s', (file, code, problem) => {
    expect(violations(new Map([[file, code]])).join()).toContain(problem);
  });

  it.each([
    ['provider/A.tsx', "import { en } from '../locales/en.js';"],
    ['hooks/a.ts', "import { b } from './b.js';\nimport type { C } from '../core/c.js';"],
    ['sandbox/a.ts', "import { sha256 } from '@noble/hashes/sha2.js';"],
    ['core/a.ts', "/** @example import { MfaFlow } from '@protekt/react-mfa'; */"],
  ])('would let pass in %s: %s', (file, code) => {
    expect(violations(new Map([[file, code]]))).toEqual([]);
  });
});
