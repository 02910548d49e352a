import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/entries.mjs';
import type { Host } from './hosts.js';
import { run } from './run.js';

const fixtures = path.join(import.meta.dirname, 'fixtures');
/** Outside of the repository, so that nothing is found in its node_modules. */
export const workshop = mkdtempSync(path.join(os.tmpdir(), 'react-mfa-hosts-'));

/** A development server that has just ended may still write to its folder. */
export function removeWorkshop(): void {
  rmSync(workshop, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

let tarball: Promise<string> | undefined;
const installed = new Map<string, Promise<string>>();

/** Packs the package, once. */
export function pack(): Promise<string> {
  tarball ??= makeTarball();
  return tarball;
}

async function makeTarball(): Promise<string> {
  const [{ filename }] = JSON.parse(await run(`npm pack --json --ignore-scripts --pack-destination ${workshop}`, root));
  return path.join(workshop, filename);
}

/** A copy of a fixture with its locked dependencies, and the packed package installed as usual. */
export async function installFixture(fixture: string): Promise<string> {
  const folder = path.join(workshop, fixture);
  const install = async () => {
    cpSync(path.join(fixtures, fixture), folder, { recursive: true });
    await run('npm ci --prefer-offline', folder);
    await run(`npm install --no-save --prefer-offline ${await pack()}`, folder);
    return folder;
  };
  const known = installed.get(fixture) ?? install();
  installed.set(fixture, known);
  return known;
}

/** The fixture's files from the repository, with the shared page and this host's changes. */
export async function installHost({ fixture, page, edits = {} }: Host): Promise<string> {
  const folder = await installFixture(fixture);
  cpSync(path.join(fixtures, fixture), folder, { recursive: true });
  cpSync(path.join(import.meta.dirname, 'page.tsx'), path.join(folder, page));
  for (const [file, edit] of Object.entries(edits)) {
    const before = readFileSync(path.join(folder, file), 'utf8');
    const after = edit(before);
    if (after === before) throw new Error(`The edit of ${fixture}/${file} changes nothing.`);
    writeFileSync(path.join(folder, file), after);
  }
  return folder;
}
