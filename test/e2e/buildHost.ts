import path from 'node:path';
import { build } from 'vite';

export const root: string = path.join(import.meta.dirname, '../../examples/host');
export const outDir: string = path.join(import.meta.dirname, '../../node_modules/.cache/e2e-host');

/** Runs once before all files: builds the example host with React's development build, for its warnings. */
export async function setup(): Promise<void> {
  await build({
    root,
    configFile: path.join(root, 'vite.config.ts'),
    logLevel: 'error',
    mode: 'development',
    build: { outDir, emptyOutDir: true, minify: false, reportCompressedSize: false },
  });
}
