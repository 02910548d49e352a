// `npm run test:consumers` installs the packed package in new apps, as users do. Each app installs the tarball from
// npm's configured registry, is type-checked with its libraries' types, built with its own Vite, and driven in a
// browser through README's first example.
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright';
import { ensureChromium } from './chromium.mjs';
import { entries, root } from './entries.mjs';

/** @type {{ name: string; devDependencies: Record<string, string> }} */
const { name, devDependencies: ours } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

/** The newest versions that we build with, and the oldest that package.json promises. */
const APPS = [
  {
    title: 'React 19, TypeScript 7',
    react: '19',
    versions: pick(['react', 'react-dom', '@tanstack/react-query', '@types/react', '@types/react-dom', 'typescript']),
  },
  {
    title: 'React 18, TypeScript 5',
    react: '18',
    versions: {
      react: '18.3.1',
      'react-dom': '18.3.1',
      '@tanstack/react-query': '5.60.2',
      '@types/react': '18.3.31',
      '@types/react-dom': '18.3.7',
      typescript: '5.9.3',
    },
  },
];
const RESOLUTIONS = { bundler: 'esnext', nodenext: 'nodenext' };

/** @typedef {typeof APPS[number] & { folder: string }} App */

/** @param {string[]} names */
function pick(names) {
  return Object.fromEntries(names.map((dependency) => [dependency, ours[dependency]]));
}

/**
 * Writes the app's files. `entries.ts` imports every entry, so that all types are checked.
 * @param {App} app
 * @param {string} tarball
 */
function write({ folder, versions }, tarball) {
  const code = entries().filter(({ dist }) => dist.endsWith('.js'));
  const all = code.map(({ subpath }) => `export * as ${identifier(subpath)} from '${name}${subpath.slice(1)}';\n`);
  const compilerOptions = {
    target: 'es2022',
    lib: ['es2023', 'dom', 'dom.iterable'],
    jsx: 'react-jsx',
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
    types: [],
  };
  /** @type {Record<string, string>} */
  const files = {
    'package.json': json({
      private: true,
      type: 'module',
      dependencies: { ...versions, vite: ours.vite, [name]: `file:${tarball}` },
    }),
    'tsconfig.json': json({ compilerOptions, include: ['src'] }),
    'index.html':
      '<!doctype html><title>App</title><link rel="icon" href="data:,"><div id="root"></div><script type="module" src="/src/main.tsx"></script>',
    'src/css.d.ts': "declare module '*.css';\n",
    'src/entries.ts': all.join(''),
    'src/main.tsx': [
      "import { version } from 'react';",
      "import { createRoot } from 'react-dom/client';",
      "import App from './App.js';",
      "const root = document.getElementById('root');",
      'document.title = version;',
      'if (root) createRoot(root).render(<App />);',
    ].join('\n'),
  };
  mkdirSync(path.join(folder, 'src'), { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text);
  cpSync(path.join(root, 'examples/quick-start/App.tsx'), path.join(folder, 'src/App.tsx'));
}

/** @param {string} subpath */
const identifier = (subpath) => `entry${subpath.replace(/\W+/g, '_')}`;
/** @param {object} value */
const json = (value) => JSON.stringify(value, null, 2);

/**
 * @param {string} folder
 * @param {string} command
 * @param {string[]} args
 */
async function run(folder, command, args) {
  try {
    const options = { cwd: folder, shell: process.platform === 'win32', maxBuffer: 2 ** 26 };
    return (await promisify(execFile)(command, args, options)).stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = /** @type {{ stdout?: string; stderr?: string }} */ (error);
    throw new Error(`\`${command} ${args.join(' ')}\` failed:\n${stdout}${stderr}`, { cause: error });
  }
}

/**
 * @param {App} app
 * @param {string} part
 * @param {() => Promise<unknown>} work
 */
async function timed({ title }, part, work) {
  const startedAt = performance.now();
  await work();
  console.log(`${title}: ${part.padEnd(20)}${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s`);
}

/**
 * @param {App} app
 * @param {string} tarball
 */
async function check(app, tarball) {
  const { folder } = app;
  const bin = (/** @type {string} */ tool) => path.join(folder, 'node_modules/.bin', tool);
  write(app, tarball);
  // Peer dependencies are strict: this fails if a dependency of ours rejects a version that package.json promises.
  const install = ['install', '--strict-peer-deps', '--no-audit', '--no-fund', '--no-package-lock', '--prefer-offline'];
  await timed(app, 'install', () => run(folder, 'npm', install));
  for (const [moduleResolution, module] of Object.entries(RESOLUTIONS)) {
    const args = ['-p', '.', '--module', module, '--moduleResolution', moduleResolution];
    await timed(app, `types, ${moduleResolution}`, () => run(folder, bin('tsc'), args));
  }
  await timed(app, 'build', () => run(folder, bin('vite'), ['build', '--logLevel', 'warn']));
  await timed(app, 'sign in', () => signIn(app));
}

/**
 * Goes through README's first example to the QR code, in the built app.
 * @param {App} app
 */
async function signIn({ folder, react }) {
  const { preview } = await import('vite');
  const server = await preview({
    root: folder,
    configFile: false,
    logLevel: 'error',
    preview: { port: 0, host: '127.0.0.1' },
  });
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    /** @type {string[]} */
    const problems = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text());
    });
    await page.goto(server.resolvedUrls?.local[0] ?? '');
    await page.getByRole('button', { name: 'Sign in as Anna' }).click();
    const { en } = await import(pathToFileURL(path.join(root, 'dist/locales/en.js')).href); // missing in the type check
    await page.getByRole('button', { name: en.enrollment.start }).click();
    await page.getByRole('button', { name: en.methods.totp.title }).click();
    await page.getByRole('img', { name: /QR code/ }).waitFor();
    const title = await page.title();
    if (!title.startsWith(`${react}.`)) problems.push(`React ${title} runs where ${react} was installed`);
    const cursor = await page
      .getByRole('button')
      .first()
      .evaluate((button) => getComputedStyle(button).cursor);
    if (cursor !== 'pointer') problems.push('styles.css does not reach the buttons');
    if (problems.length > 0) throw new Error(`The app runs, but:\n${problems.join('\n')}`);
  } finally {
    await browser.close();
    await server.close();
  }
}

const missing = entries().find(({ dist }) => !existsSync(path.join(root, dist)));
if (missing) throw new Error(`${missing.dist} is missing. Run \`npm run build\` first.`);
const chromiumPath = await ensureChromium();
const folder = mkdtempSync(path.join(os.tmpdir(), 'react-mfa-consumers-'));
const startedAt = performance.now();
try {
  const packed = await run(root, 'npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]);
  const [{ filename, size }] = JSON.parse(packed);
  console.log(`${filename}: ${size} bytes`);
  const apps = APPS.map((app) => ({ ...app, folder: path.join(folder, `react-${app.react}`) }));
  const outcomes = await Promise.allSettled(apps.map((app) => check(app, path.join(folder, filename))));
  outcomes.forEach((outcome, index) => {
    if (outcome.status === 'fulfilled') return;
    console.error(
      `\n${apps[index]?.title}: ${outcome.reason instanceof Error ? outcome.reason.message : outcome.reason}`,
    );
    process.exitCode = 1;
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`All took ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
