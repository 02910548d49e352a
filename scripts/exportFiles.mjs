// A plugin of our build: it gives each export of a barrel entry a separate file in dist, which declares it again.
//
// Why: with splitting, esbuild creates a chunk for every `import()` that it can reach from the entry, even in modules
// that the host's bundle drops. With the entry, it then loads every file that such a chunk keeps alive and that
// declares anything the barrel exports (`markFileReachableForCodeSplitting` in its linker follows all exports of a live
// file, used or not). So a barrel that names the files themselves added the chunk of the account settings to a login
// page. A re-export through another file doesn't help, because esbuild resolves it. A declaration does.
//
// Measured with esbuild 0.28.2, min + gzip, of what is loaded at once (Rolldown's figure changed by at most 24 B for
// either of the first two):
//   MfaProvider                  43.2 → 13.2 KB
//   MfaProvider + MfaChallenge   43.2 → 32.3 KB
//   CodeInput                    30.3 →  7.2 KB

//
// The entry lists CodeInput first, so that a bundle has input-otp before all of our code. In between, its 10 KB would push what
// repeats in our code out of the 32 KB that gzip looks back. This saves 0.2 KB in Vite's bundle of MfaProvider and
// MfaChallenge.

const FOLDER = 'exports';
const FIRST = 'CodeInput';

/**
 * @param {string[]} names of the entries that are barrels at the root of dist
 * @returns {import('vite').Plugin}
 */
export function exportFiles(names) {
  return {
    name: 'export-files',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !chunk.isEntry || !names.includes(chunk.name)) continue;
        const found = this.parse(chunk.code).body.flatMap((node) =>
          node.type === 'ImportDeclaration'
            ? node.specifiers.map(({ local }) => ({ file: node.source.value, name: local.name }))
            : [],
        );
        const missed = chunk.exports.filter((name) => !found.some((binding) => binding.name === name));
        if (missed.length > 0)
          this.error(`${chunk.fileName} declares or renames ${missed.join(', ')}, so it isn't a barrel`);
        for (const { file, name } of found) {
          const declaration = `import { ${name} as declared } from '.${file}';\nexport const ${name} = declared;\n`;
          this.emitFile({ type: 'asset', fileName: `${FOLDER}/${name}.js`, source: declaration });
        }
        found.sort((a, b) => Number(b.name === FIRST) - Number(a.name === FIRST));
        chunk.code = found.map(({ name }) => `export { ${name} } from './${FOLDER}/${name}.js';\n`).join('');
      }
    },
  };
}
