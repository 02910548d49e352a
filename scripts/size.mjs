// What a host pays for what it imports: bundled by esbuild as a production build would, gzip -9, React outside.
// `npm run size -- --why` adds what is inside each bundle.
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { root } from './entries.mjs';

/** 1 KB is 1000 bytes. A budget fails the run; a goal is where we want to be. */
const ROWS = [
  { name: 'MfaChallenge', code: named('MfaChallenge'), budget: 22_000, goal: 19_000 },
  { name: 'MfaProvider, MfaChallenge', code: named('MfaProvider, MfaChallenge') },
  { name: 'MfaFlow', code: named('MfaFlow'), budget: 44_000, goal: 40_000 },
  { name: 'MfaProvider, MfaFlow', code: named('MfaProvider, MfaFlow') },
  { name: 'everything from "."', code: "export * from './src/index.ts';", budget: 50_000, goal: 47_000 },
  { name: 'styles.css', code: "@import './src/styles/index.css';", budget: 7_000, goal: 6_000 },
];
const BIGGEST = 25;

/** @param {string} names */
function named(names) {
  return `export { ${names} } from './src/index.ts';`;
}

/**
 * @param {string} code
 * @param {boolean} isCss
 * @returns {esbuild.BuildOptions & { metafile: true, write: false }}
 */
function optionsFor(code, isCss) {
  return {
    stdin: { contents: code, resolveDir: root, sourcefile: 'entry', loader: isCss ? 'css' : 'ts' },
    absWorkingDir: root,
    outdir: '/out',
    bundle: true,
    minify: true,
    format: 'esm',
    splitting: !isCss,
    target: 'es2022',
    jsx: 'automatic',
    external: ['react', 'react-dom'],
    define: { 'process.env.NODE_ENV': '"production"' },
    metafile: true,
    write: false,
    logLevel: 'silent',
  };
}

/**
 * esbuild makes a chunk of every `import()` that it has parsed, also of one in a module that it drops, and then ties
 * the entry to what such a chunk shares with it. Rolldown and webpack do not; a dropped module's import is left out.
 * @param {esbuild.Metafile} whole of a build without splitting, which drops what nobody uses
 * @returns {esbuild.Plugin}
 */
function withoutDeadChunks(whole) {
  const live = new Set(Object.values(whole.outputs).flatMap(({ inputs }) => Object.keys(inputs)));
  return {
    name: 'without-dead-chunks',
    setup(build) {
      build.onResolve({ filter: /./ }, ({ kind, importer, path: target }) =>
        kind === 'dynamic-import' && !live.has(path.relative(root, importer)) ? { path: target, external: true } : null,
      );
    },
  };
}

/** @param {string} code */
async function bundle(code) {
  const isCss = code.startsWith('@import');
  const options = optionsFor(code, isCss);
  const whole = await esbuild.build({ ...options, splitting: false });
  const { outputFiles, metafile } = await esbuild.build({ ...options, plugins: [withoutDeadChunks(whole.metafile)] });
  /** @type {Map<string, number>} */
  const gzipped = new Map(
    outputFiles.map((file) => [path.basename(file.path), gzipSync(file.contents, { level: 9 }).length]),
  );
  const outputs = new Map(Object.entries(metafile.outputs).map(([file, output]) => [path.basename(file), output]));
  const initial = reachedAtOnce(outputs);
  /** @param {(file: string) => boolean} wanted */
  const sum = (wanted) => [...gzipped].reduce((total, [file, bytes]) => total + (wanted(file) ? bytes : 0), 0);
  return {
    bytes: sum((file) => initial.has(file)),
    lazy: sum((file) => !initial.has(file)),
    inputs: [...initial].flatMap((file) => Object.entries(outputs.get(file)?.inputs ?? {})),
  };
}

/**
 * The entry and every chunk that it imports statically, however deep; the rest is loaded where it is used.
 * @param {Map<string, esbuild.Metafile['outputs'][string]>} outputs
 */
function reachedAtOnce(outputs) {
  const reached = new Set([...outputs.keys()].filter((file) => outputs.get(file)?.entryPoint === 'entry'));
  for (const file of reached) {
    for (const found of outputs.get(file)?.imports ?? []) {
      if (found.kind !== 'dynamic-import' && !found.external) reached.add(path.basename(found.path));
    }
  }
  return reached;
}

/** @param {number | undefined} bytes */
const number = (bytes) => (bytes === undefined ? '' : bytes.toLocaleString('en')).padStart(8);

let over = 0;
console.log(`${'min + gzip, bytes'.padEnd(26)}    size    lazy  budget    goal`);
for (const { name, code, budget, goal } of ROWS) {
  try {
    const { bytes, lazy, inputs } = await bundle(code);
    const isOver = budget !== undefined && bytes > budget;
    if (isOver) over += 1;
    const verdict = isOver ? `  over by ${bytes - budget}` : '';
    console.log(
      `${name.padEnd(26)}${number(bytes)}${number(lazy || undefined)}${number(budget)}${number(goal)}${verdict}`,
    );
    if (process.argv.includes('--why')) {
      const largest = inputs.sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput).slice(0, BIGGEST);
      for (const [file, { bytesInOutput }] of largest) console.log(`  ${number(bytesInOutput)}  ${file}`);
    }
  } catch (error) {
    over += 1;
    console.log(`${name.padEnd(26)}  cannot be bundled: ${error instanceof Error ? error.message : error}`);
  }
}
if (over > 0) {
  console.log(`\n${over} of ${ROWS.length} rows fail. \`npm run size -- --why\` shows what is inside.`);
  process.exitCode = 1;
}
