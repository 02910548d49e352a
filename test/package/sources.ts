import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/entries.mjs';

/** The code of every file below a folder, by its path in that folder with `/` as the separator. */
export function filesIn(folder: string, extension: RegExp): Map<string, string> {
  const from = path.join(root, folder);
  const names = readdirSync(from, { recursive: true, encoding: 'utf8' }).filter((name) => extension.test(name));
  return new Map(
    names.sort().map((name) => [name.replaceAll(path.sep, '/'), readFileSync(path.join(from, name), 'utf8')]),
  );
}

export const sources = (): Map<string, string> => filesIn('src', /\.tsx?$/);

/** The first folder: the layer of `core/error.ts` is core, and `index.ts` has none. */
export const layerOf = (file: string): string => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '');

/** What a file imports or re-exports, including types, but not examples in comments. */
export function importsOf(code: string): string[] {
  const found = withoutComments(code).matchAll(/\bfrom\s*(['"])(.+?)\1|\bimport\s*\(?\s*(['"])(.+?)\3/g);
  return [...found].map(([, , from, , direct]) => from ?? direct ?? '');
}

const withoutComments = (code: string): string =>
  code.replace(/("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (_, text = '') => text);
