// A plug-in of our build: each export of a barrel entry gets a file of its own in dist, which declares it anew.
//
// Why: with splitting, esbuild makes a chunk of every `import()` that it can see from the entry, also of those in
// modules that the host's bundle drops. Then it loads, with the entry, every file that such a chunk keeps alive and
// that declares anything the barrel exports (`markFileReachableForCodeSplitting` in its linker follows all exports of a
// live file, used or not). A barrel that names the files themselves thus tied the account settings' chunk to a login
// page. A re-export through a file in between does not help, since esbuild looks through it; a declaration does.
//
// Measured with esbuild 0.28.2, min + gzip, of what is loaded at once (Rolldown's figure did not move by more than 24 B
// for either of the first two):
//   MfaProvider                  43.2 → 13.2 KB
//   MfaProvider + MfaChallenge   43.2 → 32.3 KB
//   CodeInput                    30.3 →  7.2 KB

const FOLDER = 'exports';

/**
 * @param {string[]} names of the entries that are barrels and stand at the root of dist
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
          this.error(`${chunk.fileName} declares or renames ${missed.join(', ')}: it is no barrel`);
        for (const { file, name } of found) {
          const declaration = `import { ${name} as declared } from '.${file}';\nexport const ${name} = declared;\n`;
          this.emitFile({ type: 'asset', fileName: `${FOLDER}/${name}.js`, source: declaration });
        }
        chunk.code = found.map(({ name }) => `export { ${name} } from './${FOLDER}/${name}.js';\n`).join('');
      }
    },
  };
}
