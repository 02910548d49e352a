import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { entries, root } from '../../scripts/entries.mjs';
import { filesIn, importsOf, sources } from './sources.js';

const LONGEST_LINE = 500;

const built = filesIn('dist', /\.js$/);
const types = filesIn('dist', /\.d\.ts$/);
const manifest: { dependencies: object; peerDependencies: object } = JSON.parse(
  readFileSync(path.join(root, 'package.json'), 'utf8'),
);

describe('dist', () => {
  it('has every entry, and types beside the code', () => {
    expect(entries().filter(({ dist }) => !existsSync(path.join(root, dist)))).toEqual([]);
    const code = [...built.keys()].filter((file) => !/^(exports\/|react\.js$)/.test(file)); // types refer to their source
    expect(code.filter((file) => !types.has(file.replace(/\.js$/, '.d.ts')))).toEqual([]);
  });

  it("keeps 'use client' as the first line of every file whose source has it", () => {
    const marked = [...sources()].filter(([, code]) => code.startsWith("'use client'")).map(([file]) => file);
    const files = marked.map((file) => file.replace(/\.tsx?$/, '.js')).filter((file) => built.has(file));
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => !/^(['"])use client\1;\n/.test(built.get(file) ?? ''))).toEqual([]);
  });

  it('is readable for a reviewer', () => {
    const lines = (code: string) => code.split('\n').filter((line) => !line.startsWith('export {')); // not export lists
    const isLong = (code: string) => lines(code).some((line) => line.length > LONGEST_LINE);
    expect([...built, ...types].filter(([, code]) => isLong(code)).map(([file]) => file)).toEqual([]);
  });

  it('imports only its own files and the packages in package.json', () => {
    const allowed = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)];
    const isAllowed = (name: string) =>
      allowed.some((dependency) => name === dependency || name.startsWith(`${dependency}/`));
    const foreign = [...built, ...types].flatMap(([file, code]) =>
      importsOf(code)
        .filter((name) => !name.startsWith('.') && !isAllowed(name))
        .map((name) => `${file} imports ${name}`),
    );
    expect(foreign).toEqual([]);
  });

  it('computes no codes outside the sandbox', () => {
    const computing = [...built].filter(
      ([file, code]) => !file.startsWith('sandbox/') && /\bsubtle\b|hmac|["']otpauth["']/i.test(code),
    );
    expect(computing.map(([file]) => file)).toEqual([]);
  });
});

describe('the packed package', () => {
  it('contains dist, its documentation, and nothing else', () => {
    const answer = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    });
    const [{ files }]: [{ files: { path: string }[] }] = JSON.parse(answer);
    const names = files.map((file) => file.path);
    expect(names).toEqual(expect.arrayContaining(['package.json', 'README.md', 'LICENSE']));
    const texts = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md'];
    expect(names.filter((name) => !name.startsWith('dist/') && !texts.includes(name))).toEqual([]);
    expect(names.filter((name) => !/\.(js|js\.map|d\.ts|css|md|json)$/.test(name) && name !== 'LICENSE')).toEqual([]);
  });
});
