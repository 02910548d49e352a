// `npm run api` compares the declarations of each entry of the built package with its report in `api/` and fails if
// they differ, so that no change of the public interface is missed. It also fails for an export without JSDoc.
// `npm run api -- --write` updates the reports.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { entries, root } from './entries.mjs';

const folder = path.join(root, 'api');
const write = process.argv.includes('--write');
const scratch = mkdtempSync(path.join(os.tmpdir(), 'react-mfa-api-'));
const none = { logLevel: ExtractorLogLevel.None };

/** @param {import('./entries.mjs').Entry} entry */
function configOf({ name, dist }) {
  const file = `${name.replaceAll('/', '-')}.api.md`;
  return ExtractorConfig.prepare({
    packageJsonFullPath: path.join(root, 'package.json'),
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: path.join(root, dist.replace(/\.js$/, '.d.ts')),
      compiler: {
        overrideTsconfig: {
          compilerOptions: { target: 'es2022', module: 'nodenext', strict: true, skipLibCheck: true, types: [] },
          include: ['dist'],
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: file,
        reportFolder: folder,
        reportTempFolder: scratch,
        includeForgottenExports: true,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      // TSDoc doesn't know `@default`, and Biome and a test check what is documented
      messages: {
        compilerMessageReporting: { default: none },
        extractorMessageReporting: { default: none },
        tsdocMessageReporting: { default: none },
      },
    },
  });
}

const missing = entries().find(({ dist }) => !existsSync(path.join(root, dist)));
if (missing) throw new Error(`${missing.dist} is missing. Run \`npm run build\` first.`);

mkdirSync(folder, { recursive: true });
const configs = entries()
  .filter(({ dist }) => dist.endsWith('.js'))
  .map(configOf);
const [first] = configs;
if (!first) throw new Error('package.json exports no code.');
const compilerState = CompilerState.create(first, {
  additionalEntryPoints: configs.map(({ mainEntryPointFilePath }) => mainEntryPointFilePath),
});
/** @type {string[]} */
const changed = [];
/** @type {string[]} */
const undocumented = [];
for (const config of configs) {
  const { apiReportChanged } = Extractor.invoke(config, {
    compilerState,
    localBuild: write,
    messageCallback: (message) => {
      message.handled = true;
    },
  });
  if (apiReportChanged) changed.push(path.basename(config.reportFilePath));
  // the generator marks an export without a JSDoc comment
  const report = readFileSync(config.reportTempFilePath, 'utf8');
  for (const [, name] of report.matchAll(/^\/\/ @public \(undocumented\)\nexport (.+?) ?[{=<(:]/gm))
    undocumented.push(`${path.basename(config.reportFilePath)}: ${name}`);
}
rmSync(scratch, { recursive: true });

const known = configs.map(({ reportFilePath }) => path.basename(reportFilePath));
const orphans = readdirSync(folder).filter((file) => !known.includes(file));
if (write) for (const file of orphans) rmSync(path.join(folder, file));
const wrong = [...changed.map((file) => `${file} differs`), ...orphans.map((file) => `${file} is of no entry`)];
if (undocumented.length > 0) {
  console.error(`These exports have no JSDoc comment, which editors show: ${undocumented.join(', ')}.`);
  process.exitCode = 1;
}
if (wrong.length === 0) console.log(`The ${known.length} reports in api/ are up to date.`);
else if (write) console.log(`Written: ${wrong.join(', ')}.`);
else {
  console.error(`The public interface differs from its reports: ${wrong.join(', ')}.`);
  console.error('`npm run api -- --write` updates the reports. Read the difference before you commit it.');
  process.exitCode = 1;
}
