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
  '@simplewebauthn/browser',
  'input-otp',
  'libphonenumber-js',
  'otpauth',
  'qrcode.react',
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
