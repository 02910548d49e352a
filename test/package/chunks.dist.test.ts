import path from 'node:path';
import * as esbuild from 'esbuild';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/entries.mjs';

/**
 * The files of ours that a host's page loads at once for these imports. Without splitting, that is
 * everything that isn't dropped.
 */
async function loadedAtOnce(names: string, splitting: boolean): Promise<string[]> {
  const { metafile } = await esbuild.build({
    stdin: { contents: `export { ${names} } from './dist/index.js';`, resolveDir: root, sourcefile: 'entry' },
    absWorkingDir: root,
    outdir: '/out',
    bundle: true,
    minify: true,
    format: 'esm',
    splitting,
    packages: 'external',
    metafile: true,
    write: false,
    ...(splitting ? {} : { plugins: [dynamicImportsApart] }),
  });
  const outputs = Object.entries(metafile.outputs);
  const reached = new Set(outputs.filter(([, { entryPoint }]) => entryPoint === 'entry').map(([file]) => file));
  for (const file of reached) {
    for (const { kind, path: target, external } of metafile.outputs[file]?.imports ?? [])
      if (kind === 'import-statement' && !external) reached.add(target);
  }
  return [...reached]
    .flatMap((file) => Object.entries(metafile.outputs[file]?.inputs ?? {}))
    .filter(([file, { bytesInOutput }]) => bytesInOutput > 0 && file !== 'entry')
    .map(([file]) => path.posix.relative('dist', file))
    .sort();
}

const dynamicImportsApart: esbuild.Plugin = {
  name: 'dynamic-imports-apart',
  setup: (build) =>
    build.onResolve({ filter: /^\./ }, ({ kind, path: target }) =>
      kind === 'dynamic-import' ? { path: target, external: true } : null,
    ),
};

describe('a host that splits with plain esbuild', () => {
  it.each([
    'MfaProvider',
    'MfaProvider, MfaChallenge',
    'MfaProvider, MfaFlow',
    'CodeInput',
    'useMfaStatus',
    'MfaError',
  ])('loads for %s only what they use, and no chunk of removed code', async (names) => {
    const used = await loadedAtOnce(names, false);
    expect(used.length).toBeGreaterThan(0);
    expect(await loadedAtOnce(names, true)).toEqual(used);
  });
});

describe('the code and the texts of a setup', () => {
  it.each(['MfaProvider, MfaChallenge', 'MfaProvider, MfaChallenge, useStepUp'])("aren't in %s", async (names) => {
    const loaded = await loadedAtOnce(names, true);
    expect(loaded).not.toContain('locales/enSetup.js');
    expect(loaded.filter((file) => file.includes('enrollment'))).toEqual([]);
  });

  it('are loaded by MfaFlow when the login response requires them', async () => {
    const loaded = await loadedAtOnce('MfaProvider, MfaFlow', true);
    expect(loaded).not.toContain('components/enrollment/Enrollment.js');
  });

  it.each(['MfaEnrollment', 'TotpSetup', 'BackupCodesPanel'])('load with %s', async (name) => {
    expect(await loadedAtOnce(`MfaProvider, ${name}`, true)).toContain('locales/enSetup.js');
  });
});
