import type { KnipConfig } from 'knip';
import { entries } from './scripts/entries.mjs';

/**
 * `!` marks what is published. With `--production`, knip looks only at that, so that a test can't keep dead code alive.
 */
const published = entries()
  .filter(({ dist }) => dist.endsWith('.js'))
  .map(({ source }) => `${source}!`);

const config: KnipConfig = {
  entry: [
    ...published,
    'scripts/*.mjs',
    'bench/page.tsx', // `npm run bench` bundles it
    'examples/host/vite.config.ts',
    'examples/host/src/main.tsx',
    'examples/{express,quick-start,sign-in}/*.{ts,tsx,mjs}',
    'test/e2e/*/{main,client}.tsx', // pages that tests serve
    'test/hosts/page.tsx',
    'test/leak/wiring/*.{ts,tsx}', // a run inside a test
    'test/package/bareNode.mjs',
    'test/react-18-hook.cjs',
  ],
  project: [
    'src/**/*.{ts,tsx}!',
    '{examples/{express,host,quick-start,sign-in},bench,scripts,stories,test}/**/*.{ts,tsx,mjs,cjs,mdx}', // the others have a package.json
    '!test/sdks/**', // and so do these
    '!test/hosts/fixtures/**',
  ],
  vite: false, // otherwise, the entries in vite.config.ts would not count as published
  ignoreDependencies: ['react-18', 'react-dom-18'], // vitest.config.ts replaces React with them by path
  ignoreExportsUsedInFile: { interface: true, type: true }, // a type that an exported type refers to must be exported too
};
export default config;
