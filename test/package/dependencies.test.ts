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
}
const manifest: Manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const locked: Record<string, Locked> = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;

/** Everything that comes along with the package. A new name is read, its licence and its dependencies too, before it is added. */
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

function withTheirs(names: string[]): Set<string> {
  const all = new Set(names);
  for (const name of all) {
    for (const dependency of Object.keys(locked[`node_modules/${name}`]?.dependencies ?? {})) all.add(dependency);
  }
  return all;
}

describe('dependencies', () => {
  it('are these, with their own', () => {
    expect(withTheirs(Object.keys(manifest.dependencies ?? {}))).toEqual(new Set(RUNTIME));
  });

  it('run nothing when they are installed', () => {
    expect(RUNTIME.filter((name) => locked[`node_modules/${name}`]?.hasInstallScript)).toEqual([]);
  });

  it('leave React and React Query to the host, so that there is one of each', () => {
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

  it('has side effects in its stylesheets only', () => {
    expect(manifest.sideEffects).toEqual(['**/*.css']);
  });
});
