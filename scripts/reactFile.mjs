// A plug-in of our build: the modules of dist import React from one file, react.js.
//
// Why: esbuild keeps an import of React in a bundle for each module that has one (`import{useState as a}from"react"`, or
// `a=b(c())` if React is in the bundle too). Rolldown and webpack keep one. Measured with esbuild 0.28.2 and splitting, min +
// gzip, of what is loaded at once (Rolldown's figures stayed the same):
//   MfaProvider + MfaChallenge   27.8 → 27.1 KB, with React in the bundle 29.3 → 28.7 KB
//   everything from "."          54.8 → 52.7 KB, with React in the bundle 56.1 → 54.4 KB
//
// Modules that only an `import()` reaches import React themselves. Otherwise they would share react.js with the page, and
// esbuild would move it into a chunk of its own.
import path from 'node:path';

const FILE = 'react.js';
const SOURCES = ['react', 'react/jsx-runtime'];

/** @returns {import('vite').Plugin} */
export function reactFile() {
  return {
    name: 'react-file',
    apply: 'build',
    generateBundle(_options, bundle) {
      const names = new Map(SOURCES.map((source) => [source, /** @type {Set<string>} */ (new Set())]));
      const first = Object.values(bundle).filter((file) => file.type === 'chunk' && file.isEntry);
      const reached = new Set(first.map(({ fileName }) => fileName));
      for (const fileName of reached) {
        const chunk = bundle[fileName];
        if (chunk?.type !== 'chunk') continue;
        for (const imported of chunk.imports) reached.add(imported);
        for (const node of this.parse(chunk.code).body.reverse()) {
          const used = node.type === 'ImportDeclaration' && names.get(node.source.value);
          if (!used) continue;
          for (const specifier of node.specifiers) {
            if (specifier.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier')
              this.error(`${fileName} imports more of ${node.source.value} than names`);
            used.add(specifier.imported.name);
          }
          const target = path.posix.relative(path.posix.dirname(fileName), FILE);
          const { start, end } = node.source;
          const literal = JSON.stringify(target.startsWith('.') ? target : `./${target}`);
          chunk.code = chunk.code.slice(0, start) + literal + chunk.code.slice(end);
        }
      }
      const exported = [...names].map(
        ([source, used]) => `export { ${[...used].sort().join(', ')} } from '${source}';\n`,
      );
      this.emitFile({ type: 'asset', fileName: FILE, source: exported.join('') });
    },
  };
}
