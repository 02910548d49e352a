// Checks that every sample of the documentation compiles: each `ts` and `tsx` block of README, docs/ and the pages of
// Storybook becomes a file, and TypeScript compiles them all. A block whose first line is a comment with a path (`//
// locales/de.ts`) becomes that file, so that the others on its page can import it.
//
// A sample can omit imports of what this package and React export, and use the names of the host's own app that
// test/docs/hostApp.d.ts declares. `node scripts/samples.mjs` prints what doesn't compile, by page and line.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { entries, root } from './entries.mjs';

const folder = path.join(root, 'node_modules/.cache/samples');

/** @typedef {{ page: string; line: number; language: string; code: string }} Sample */

/** @returns {Sample[]} */
export function samples() {
  const examples = new Set(filesIn('examples').map((file) => readFileSync(path.join(root, file), 'utf8')));
  return pages()
    .flatMap((page) => samplesOf(page, readFileSync(path.join(root, page), 'utf8')))
    .filter(({ code }) => !examples.has(code)); // compiled as part of the example
}

/** @returns {string[]} */
function pages() {
  const inside = ['docs', 'stories'].flatMap(filesIn);
  return ['README.md', ...inside.filter((file) => /\.mdx?$/.test(file) && !hasRealSdk(file)).sort()];
}

/** @param {string} folder */
function filesIn(folder) {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.(mdx?|tsx?)$/.test(entry.name) && !entry.parentPath.includes('node_modules'),
    )
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

/**
 * The SDK is not installed here. test/sdks compiles that page's sample with it.
 * @param {string} page
 */
function hasRealSdk(page) {
  const name = /^docs\/adapters-(.+)\.md$/.exec(page)?.[1];
  return name !== undefined && existsSync(path.join(root, 'test/sdks', name, 'Example.tsx'));
}

/**
 * @param {string} page
 * @param {string} text
 * @returns {Sample[]}
 */
export function samplesOf(page, text) {
  return [...text.matchAll(/^```(tsx?)\b[^\n]*\n(.*?)^```$/gms)].map(({ 1: language = '', 2: code = '', index }) => ({
    page,
    line: text.slice(0, index).split('\n').length + 1,
    language,
    code,
  }));
}

/**
 * TypeScript's errors in the samples, by page and line.
 * @param {Sample[]} list
 * @returns {string[]}
 */
export function problemsOf(list) {
  rmSync(folder, { recursive: true, force: true });
  /** @type {Map<string, Sample>} */
  const files = new Map();
  for (const sample of list) files.set(fileOf(sample, files), sample);
  const published = publicNames();
  for (const [file, { code }] of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), `${code}${missingImports(code, published)}`);
  }
  const up = path.relative(folder, root);
  const options = {
    module: 'esnext',
    moduleResolution: 'bundler',
    allowJs: false,
    checkJs: false,
    verbatimModuleSyntax: false,
    noUnusedLocals: false,
    paths: paths(),
    types: ['node', 'vite/client'],
  };
  const config = { extends: `${up}/tsconfig.json`, compilerOptions: options, include: ['.', `${up}/test/docs/*.d.ts`] };
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(config));
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], {
    encoding: 'utf8',
    cwd: folder,
  });
  return stdout
    .trim()
    .split('\n')
    .filter((line) => line && !line.startsWith(' '))
    .map((line) => {
      const [, file = '', row = '0', problem = line] = /^(.+?)\((\d+),\d+\): (.*)$/.exec(line) ?? [];
      const sample = files.get(file);
      return sample ? `${sample.page}:${sample.line + Number(row) - 1} ${problem}` : line;
    });
}

/**
 * @param {Sample} sample
 * @param {Map<string, unknown>} taken
 */
function fileOf({ page, line, language, code }, taken) {
  const named = /^\/\/ ([\w./[\]-]+\.tsx?)\n/.exec(code)?.[1];
  const inPage = page.replace(/\.\w+$/, '');
  const file = `${inPage}/${named ?? `line-${line}.${language}`}`;
  return taken.has(file) ? `${inPage}/line-${line}.${language}` : file;
}

/** @returns {Record<string, string[]>} */
function paths() {
  const { compilerOptions } = JSON.parse(readFileSync(path.join(root, 'tsconfig.json'), 'utf8'));
  return Object.fromEntries(
    Object.entries(compilerOptions.paths).map(([name, [target]]) => [name, [path.join(root, target)]]),
  );
}

/** @returns {Map<string, string>} from the names that a sample needn't import to their modules */
function publicNames() {
  const names = new Map();
  for (const { subpath, source } of entries()) {
    if (!/\.tsx?$/.test(source)) continue;
    for (const name of exportsOf(readFileSync(source, 'utf8')))
      if (!names.has(name)) names.set(name, subpath.replace('.', '@protekt/react-mfa'));
  }
  for (const name of ['useState', 'useEffect', 'useRef', 'useId', 'forwardRef']) names.set(name, 'react');
  names.set('createRoot', 'react-dom/client');
  return names;
}

/**
 * @param {string} source
 * @returns {string[]}
 */
function exportsOf(source) {
  const lists = [...source.matchAll(/^export (?:type )?\{([^}]*)\}/gms)].flatMap(([, list = '']) => list.split(','));
  const own = [...source.matchAll(/^export (?:const|(?:async )?function|interface|type|class) (\w+)/gm)];
  return [...lists.map(nameOf), ...own.map(([, name = '']) => name)].filter(Boolean);
}

/** @param {string} specifier `type MfaError`, `a as b` */
const nameOf = (specifier) =>
  specifier
    .trim()
    .replace(/^type /, '')
    .replace(/^.* as /, '');

/**
 * Imports at the end, so that the line numbers don't change.
 * @param {string} code
 * @param {Map<string, string>} published
 */
function missingImports(code, published) {
  const own = new Set(
    [...code.matchAll(/import (?:type )?[^;]*?\{([^}]*)\}|(?:const|let|function|class|interface|type) (\w+)/g)].flatMap(
      ([, list, name]) => (list ? list.split(',').map(nameOf) : [name ?? '']),
    ),
  );
  const words = new Set(code.replace(/(['"])(?:(?!\1).)*\1|\/\/.*/g, '').match(/[\w$]+/g));
  const imports = [...words].flatMap((word) => {
    const from = own.has(word) ? undefined : published.get(word);
    return from ? `import { ${word} } from '${from}';` : [];
  });
  return ['', ...imports, 'export {};', ''].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const list = samples();
  const problems = problemsOf(list);
  for (const problem of problems) console.log(problem);
  console.log(problems.length ? `${problems.length} problems.` : `All ${list.length} samples compile.`);
  process.exitCode = problems.length ? 1 : 0;
}
