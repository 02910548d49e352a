import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, layerOf, sources } from './sources.js';

/** What a layer may import besides itself: a layer, one file of a layer, or a package. */
const ALLOWED: Record<string, readonly string[]> = {
  core: [],
  locales: ['core'],
  adapters: ['core', '@simplewebauthn/browser'],
  parts: ['core', 'react', 'react-dom', '@radix-ui/react-dialog', 'input-otp', 'libphonenumber-js', 'qrcode.react'],
  sandbox: ['core', 'otpauth', '@noble/hashes'],
  testing: ['core'],
  provider: [
    'core',
    'locales/enAccountLoader',
    'locales/enApproval',
    'locales/enSetup',
    'locales/enSignIn',
    'parts/shared/MfaSlots',
    'react',
    '@tanstack/react-query',
  ], // only types of parts
  hooks: ['core', 'provider', 'react', '@tanstack/react-query'],
  components: ['core', 'provider', 'hooks', 'parts', 'react', 'react-dom'],
};
/**
 * The flows, each with a folder of the same name in every layer, and the flows that it contains. A flow imports its own
 * folder, the shared folders of a layer, and these. A shared folder imports no flow.
 */
const CONTAINS: Record<string, readonly string[]> = {
  'sign-in': ['challenge', 'enrollment', 'backup-codes', 'step-up'],
  challenge: [],
  enrollment: ['backup-codes', 'step-up'],
  'backup-codes': ['step-up'],
  'step-up': ['challenge', 'backup-codes'], // a step-up may return new codes
  settings: ['enrollment', 'backup-codes', 'step-up'],
  admin: ['step-up'],
};
/** src/index.ts lists the exports of ".", and nothing else. */
const INDEX = ['core', 'provider', 'hooks', 'parts', 'components'];
/** These export a public folder. Everywhere else, files are imported by name. */
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
  const crossing = crosses(roomOf(file), roomOf(target));
  if (crossing) return [`${file} imports ${target}: ${crossing}`];
  const isAllowed = layer !== '' && layerOf(target) === layer;
  return isAllowed || allowed.includes(layerOf(target)) || allowed.includes(target)
    ? []
    : [`${file} imports ${target}`];
}

/** The folder inside the layer, if there is one. */
const roomOf = (file: string): string => file.split('/').slice(1, -1).join('/');

function crosses(from: string, to: string): string | undefined {
  if (from === '' || from === to || !(to in CONTAINS)) return undefined; // a root file exports the folders
  if (!(from in CONTAINS)) return `${from} belongs to no flow`;
  return CONTAINS[from]?.includes(to) ? undefined : `${from} does not contain ${to}`;
}

describe('layers', () => {
  it('import only from lower layers, including types', () => {
    expect(violations(sources())).toEqual([]);
  });

  it('are all in the table', () => {
    const layers = new Set([...sources().keys()].map(layerOf).filter(Boolean));
    expect([...layers].filter((layer) => !(layer in ALLOWED))).toEqual([]);
  });

  it('are at most two levels deep, and imported file by file', () => {
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
    ['core/challenge/a.ts', "import { b } from '../sign-in/b.js';", 'challenge does not contain sign-in'],
    ['hooks/runtime/a.ts', "import { b } from '../challenge/b.js';", 'runtime belongs to no flow'],
    ['components/shared/A.tsx', "import { b } from '../../hooks/admin/b.js';", 'shared belongs to no flow'],
    ['index.ts', "export { createSandbox } from './sandbox/index.js';", 'index.ts imports sandbox/index'],
  ])('would fail in %s: %s', (file, code, problem) => {
    expect(violations(new Map([[file, code]])).join()).toContain(problem);
  });

  it.each([
    ['provider/A.tsx', "import { enSignIn } from '../locales/enSignIn.js';"],
    ['hooks/a.ts', "import { b } from './b.js';\nimport type { C } from '../core/c.js';"],
    ['hooks/sign-in/a.ts', "import { b } from '../challenge/b.js';"],
    ['components/A.tsx', "import { B } from './settings/B.js';"],
    ['components/settings/A.tsx', "import { b } from '../../core/text/b.js';"],
    ['sandbox/a.ts', "import { sha256 } from '@noble/hashes/sha2.js';"],
    ['core/a.ts', "/** @example import { MfaFlow } from '@protekt/react-mfa'; */"],
  ])('would pass in %s: %s', (file, code) => {
    expect(violations(new Map([[file, code]]))).toEqual([]);
  });
});
