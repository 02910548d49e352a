import * as esbuild from 'esbuild';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/entries.mjs';

/** The files that a page loads at once for these names, and those that it loads later. */
async function filesOf(names: string): Promise<{ initial: string[]; lazy: string[] }> {
  const { metafile } = await esbuild.build({
    stdin: { contents: `export { ${names} } from './src/index.ts';`, resolveDir: root, sourcefile: 'entry' },
    absWorkingDir: root,
    outdir: '/out',
    bundle: true,
    splitting: true,
    format: 'esm',
    jsx: 'automatic',
    packages: 'external',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const reached = new Set(
    Object.keys(metafile.outputs).filter((file) => metafile.outputs[file]?.entryPoint === 'entry'),
  );
  for (const file of reached)
    for (const { kind, path } of metafile.outputs[file]?.imports ?? [])
      if (kind === 'import-statement') reached.add(path);
  const inputs = (loaded: boolean): string[] =>
    Object.entries(metafile.outputs).flatMap(([file, { inputs: held }]) =>
      reached.has(file) === loaded ? Object.keys(held) : [],
    );
  return { initial: inputs(true), lazy: inputs(false) };
}

describe('the messages of settings and administrators', () => {
  it.each(['MfaProvider, MfaChallenge', 'MfaProvider, MfaFlow', 'MfaProvider, MfaSettings'])(
    'load later than %s, and those of sign-in at once',
    async (names) => {
      const { initial, lazy } = await filesOf(names);
      expect(initial).toContain('src/locales/enSignIn.ts');
      expect(initial).not.toContain('src/locales/en-account.ts');
      expect(lazy).toContain('src/locales/en-account.ts');
    },
  );
});
