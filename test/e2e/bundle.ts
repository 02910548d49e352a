import { build } from 'esbuild';

/** A page's script and its imports, by URL: `/main.js` for `main.tsx`, and its chunks. */
export async function bundle(entry: string): Promise<Map<string, Uint8Array>> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    outdir: '/',
    format: 'esm',
    splitting: true,
    jsx: 'automatic',
    target: 'chrome123',
    define: { 'process.env.NODE_ENV': '"development"' },
  });
  return new Map(outputFiles.map(({ path, contents }) => [path, contents]));
}
