// The package's entries, read from `exports` in package.json, so that the build, the measurements and the tests always
// match what is published.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.dirname(import.meta.dirname);

/**
 * @typedef {object} Entry
 * @property {string} subpath as in `exports`: '.', './locales/en', './styles.css'
 * @property {string} name    the file in dist, without its extension: 'index', 'locales/en', 'styles'
 * @property {string} source  the file in src that it is built from, relative to the root
 * @property {string} dist    the built file, relative to the root
 */

/** @returns {Entry[]} every entry but ./package.json, in the order of package.json */
export function entries() {
  /** @type {{ exports: Record<string, string | { default: string }> }} */
  const { exports } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return Object.entries(exports)
    .filter(([subpath]) => subpath !== './package.json')
    .map(([subpath, target]) => {
      const dist = (typeof target === 'string' ? target : target.default).replace('./', '');
      const name = dist.replace(/^dist\//, '').replace(/\.(js|css)$/, '');
      return { subpath, name, dist, source: sourceOf(name, dist) };
    });
}

/**
 * @param {string} name
 * @param {string} dist
 */
function sourceOf(name, dist) {
  if (dist === 'dist/styles.css') return 'src/styles/index.css';
  if (dist.endsWith('.css')) return `src/styles/${name}.css`;
  return existsSync(path.join(root, `src/${name}.tsx`)) ? `src/${name}.tsx` : `src/${name}.ts`;
}
