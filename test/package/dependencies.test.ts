import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Manifest {
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  scripts?: Record<string, string>;
  sideEffects?: string[];
}
interface Locked {
  dependencies?: Record<string, string>;
  hasInstallScript?: boolean;
  integrity?: string;
  license?: string;
  link?: boolean;
}
const manifest: Manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const locked: Record<string, Locked> = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;

/** Everything that is installed with the package. Before you add a name, read it, its license and its dependencies. */
const RUNTIME = [
  '@noble/hashes',
  '@radix-ui/primitive',
  '@radix-ui/react-compose-refs',
  '@radix-ui/react-context',
  '@radix-ui/react-dialog',
  '@radix-ui/react-dismissable-layer',
  '@radix-ui/react-focus-guards',
  '@radix-ui/react-focus-scope',
  '@radix-ui/react-id',
  '@radix-ui/react-portal',
  '@radix-ui/react-presence',
  '@radix-ui/react-primitive',
  '@radix-ui/react-slot',
  '@radix-ui/react-use-callback-ref',
  '@radix-ui/react-use-controllable-state',
  '@radix-ui/react-use-effect-event',
  '@radix-ui/react-use-layout-effect',
  '@simplewebauthn/browser',
  'aria-hidden',
  'detect-node-es',
  'get-nonce',
  'input-otp',
  'libphonenumber-js',
  'otpauth',
  'qrcode.react',
  'react-remove-scroll',
  'react-remove-scroll-bar',
  'react-style-singleton',
  'tslib',
  'use-callback-ref',
  'use-sidecar',
];

/** SPDX. Licenses of what users get with the package: they may use, change and sell it, and must only keep a notice. */
const RUNTIME_LICENSES = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

/**
 * Licenses of tools used only in this repository. They may also have conditions for changes, or be
 * for fonts, texts or data.
 */
const TOOL_LICENSES = [
  '(MIT OR CC0-1.0)', // used under MIT
  ...RUNTIME_LICENSES,
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'MIT OR Apache-2.0',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
];

/** Read by hand, because their manifests name no SPDX license. */
const LICENSES_READ: Record<string, string> = { spawndamnit: 'MIT' };

const FOLDER = 'node_modules/';
const installed = Object.entries(locked)
  .filter(([place, { link }]) => place.includes(FOLDER) && !link)
  .map(([place, entry]) => {
    const name = place.slice(place.lastIndexOf(FOLDER) + FOLDER.length);
    return { ...entry, name, license: LICENSES_READ[name] ?? entry.license ?? 'none' };
  });

function withTheirs(names: string[]): Set<string> {
  const all = new Set(names);
  for (const name of all) {
    for (const dependency of Object.keys(locked[`node_modules/${name}`]?.dependencies ?? {})) all.add(dependency);
  }
  return all;
}

describe('dependencies', () => {
  it('are these, with these dependencies of their own', () => {
    expect(withTheirs(Object.keys(manifest.dependencies ?? {}))).toEqual(new Set(RUNTIME));
  });

  it('run nothing when they are installed', () => {
    expect(RUNTIME.filter((name) => locked[`node_modules/${name}`]?.hasInstallScript)).toEqual([]);
  });

  it('have licenses that anybody can use', () => {
    const theirs = installed.filter(({ name }) => RUNTIME.includes(name));
    expect(theirs.length).toBeGreaterThanOrEqual(RUNTIME.length);
    const foreign = theirs.filter(({ license }) => !RUNTIME_LICENSES.includes(license));
    expect(foreign.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
  });

  it('have, including tools, only approved licenses', () => {
    const foreign = installed.filter(({ license }) => !TOOL_LICENSES.includes(license));
    expect(foreign.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
  });

  it('are, including tools, exactly the locked files', () => {
    expect(installed.filter(({ integrity }) => !integrity?.startsWith('sha512-')).map(({ name }) => name)).toEqual([]);
  });

  it('leave React and React Query to the host, so that there is only one of each', () => {
    expect(new Set(Object.keys(manifest.peerDependencies ?? {}))).toEqual(
      new Set(['@tanstack/react-query', 'react', 'react-dom']),
    );
  });
});

describe('the package', () => {
  it('runs nothing when it is installed', () => {
    const hooks = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'];
    expect(hooks.filter((name) => name in (manifest.scripts ?? {}))).toEqual([]);
  });

  it('has side effects only in its stylesheets', () => {
    expect(manifest.sideEffects).toEqual(['**/*.css']);
  });
});
