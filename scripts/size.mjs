// What a host's page loads at once for its imports from the built package: minified, gzip -9, with all dependencies
// except React and React DOM. Built twice, as hosts do by default: with Vite 8 (Rolldown), and with plain esbuild and
// splitting. `npm run size -- --why` lists what is inside.
//
// The run fails if Vite's figure is over its budget, or esbuild's is more than ESBUILD_FACTOR times Vite's: its minifier's
// output is 4 % larger, and splitting adds up to 9 %, because the chunks import from each other and are compressed one by one.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { build } from 'vite';
import { entries, root } from './entries.mjs';

const ESBUILD_FACTOR = 1.14;
const BIGGEST = 25;

/**
 * 1 KB is 1000 bytes. A goal is what we aim for; missing it doesn't fail the run. Code that `loads` a chunk adds Vite's
 * helper for `import()` to a page. A page has it only once, so a row that is part of a page is counted without it.
 * @typedef {{ name: string; dist: string; names?: string[]; budget: number; goal?: number; loads?: boolean }} Row
 */

/** @type {Row[]} */
const ROWS = [
  {
    name: 'MfaProvider, MfaChallenge',
    dist: 'dist/index.js',
    names: ['MfaProvider', 'MfaChallenge'],
    budget: 24_000,
    goal: 21_000,
  },
  {
    name: 'MfaProvider, MfaFlow',
    dist: 'dist/index.js',
    names: ['MfaProvider', 'MfaFlow'],
    budget: 40_000,
    goal: 36_000,
  },
  { name: 'everything from "."', dist: 'dist/index.js', budget: 50_000, goal: 47_000 },
  { name: 'styles.css', dist: 'dist/styles.css', budget: 7_000, goal: 6_000 },
  ...under('./themes/').map((entry) => ({ ...entry, budget: 1_000 })),
  ...under('./locales/').map((entry) => ({
    ...entry,
    budget: entry.name === 'locales/en' ? 3_500 : entry.name.endsWith('-account') ? 2_000 : 5_500,
    names: [path.basename(entry.name).replace(/-(\w)/g, (_, letter) => letter.toUpperCase())],
    loads: !entry.name.endsWith('-account'),
  })),
];

/** @param {string} prefix */
function under(prefix) {
  return entries().filter(({ subpath }) => subpath.startsWith(prefix));
}

/**
 * A page that uses the names, so that none of them is dropped.
 * @param {Row} row
 */
function pageOf({ dist, names }) {
  if (dist.endsWith('.css')) return `import './${dist}';`;
  return names
    ? `import { ${names.join(', ')} } from './${dist}';\nconsole.log(${names.join(', ')});`
    : `import * as all from './${dist}';\nconsole.log(...Object.values(all));`;
}

/** @param {string | Uint8Array} content */
const gzipped = (content) => gzipSync(content, { level: 9 }).length;
/** @param {string} id */
const isReact = (id) => /^react(-dom)?(\/|$)/.test(id);

/**
 * The first file and everything that it imports statically, directly or indirectly.
 * @param {string} first
 * @param {(file: string) => string[]} importsOf
 */
function reachedAtOnce(first, importsOf) {
  const reached = new Set([first]);
  for (const file of reached) for (const found of importsOf(file)) reached.add(found);
  return [...reached];
}

/**
 * As long as Vite's names, but without their hashes, which depend on the folder and would change
 * the size by a byte or two.
 * @param {{ name: string }} chunk
 */
const nameOf = ({ name }) => `assets/${name}-${createHash('sha256').update(name).digest('base64url').slice(0, 8)}.js`;

/** @param {string} code */
async function withVite(code) {
  const page = path.join(root, 'page.js');
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [
      { name: 'page', resolveId: (id) => (id === page ? id : null), load: (id) => (id === page ? code : null) },
    ],
    build: { write: false, rolldownOptions: { input: page, external: isReact, output: { chunkFileNames: nameOf } } },
  });
  if (!('output' in built)) throw new Error('Vite wrote no bundle.');
  const { output } = built;
  const chunks = new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])));
  const entry = output.find((file) => file.type === 'chunk' && file.isEntry);
  const files = entry ? reachedAtOnce(entry.fileName, (file) => chunks.get(file)?.imports ?? []) : [];
  const styles = output.flatMap((file) =>
    file.type === 'asset' && file.fileName.endsWith('.css') ? [file.source] : [],
  );
  const scripts = styles.length > 0 ? [] : files.flatMap((file) => chunks.get(file)?.code ?? []);
  return [...scripts, ...styles].reduce((sum, content) => sum + gzipped(content), 0);
}

/** @param {string} code */
async function withEsbuild(code) {
  const { outputFiles, metafile } = await esbuild.build({
    stdin: { contents: code, resolveDir: root, sourcefile: 'page' },
    absWorkingDir: root,
    outdir: '/out',
    bundle: true,
    minify: true,
    format: 'esm',
    splitting: true,
    external: ['react', 'react-dom'],
    define: { 'process.env.NODE_ENV': '"production"' },
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const outputs = new Map(Object.entries(metafile.outputs).map(([file, output]) => [path.basename(file), output]));
  const entry = [...outputs].find(([, { entryPoint }]) => entryPoint === 'page')?.[0] ?? '';
  const styles = [...outputs.keys()].filter((file) => file.endsWith('.css'));
  const scripts = reachedAtOnce(entry, (file) =>
    (outputs.get(file)?.imports ?? [])
      .filter(({ kind, external }) => kind === 'import-statement' && !external)
      .map((found) => path.basename(found.path)),
  );
  const wanted = styles.length > 0 ? styles : scripts;
  return {
    bytes: outputFiles
      .filter((file) => wanted.includes(path.basename(file.path)))
      .reduce((sum, { contents }) => sum + gzipped(contents), 0),
    inputs: wanted.flatMap((file) => Object.entries(outputs.get(file)?.inputs ?? {})),
  };
}

/**
 * @param {Row} row
 * @param {number} vite
 * @param {number} plain
 */
function judge({ budget, dist }, vite, plain) {
  const most = dist.endsWith('.css') ? Number.POSITIVE_INFINITY : Math.round(vite * ESBUILD_FACTOR);
  if (plain > most) return `FAILS: esbuild may load ${number(most).trim()} at most`;
  return vite > budget ? `FAILS: over budget by ${number(vite - budget).trim()}` : '';
}

/** @param {number | undefined} bytes */
function number(bytes) {
  return (bytes === undefined ? '' : bytes.toLocaleString('en')).padStart(9);
}

const missing = entries().find(({ dist }) => !existsSync(path.join(root, dist)));
if (missing) throw new Error(`${missing.dist} is missing. Run \`npm run build\` first.`);

const helper = await withVite("console.log(import('./package.json'));");
let failures = 0;
console.log(`${'min + gzip, bytes'.padEnd(26)}   Vite 8  esbuild   budget     goal`);
for (const row of ROWS) {
  const code = pageOf(row);
  const vite = (await withVite(code)) - (row.loads ? helper : 0);
  const plain = await withEsbuild(code);
  const words = judge(row, vite, plain.bytes);
  if (words) failures += 1;
  const figures = [vite, plain.bytes, row.budget, row.goal].map(number).join('');
  console.log(`${row.name.padEnd(26)}${figures}  ${words}`.trimEnd());
  if (process.argv.includes('--why')) {
    const largest = plain.inputs.sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput).slice(0, BIGGEST);
    for (const [file, { bytesInOutput }] of largest) console.log(`  ${number(bytesInOutput)}  ${file}`);
  }
}
if (failures > 0) {
  console.log(`\n${failures} of ${ROWS.length} rows fail. \`npm run size -- --why\` shows what is inside.`);
  process.exitCode = 1;
}
