import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '../..');
const own = readdirSync(path.join(root, 'test/adapters/mutants')).map((name) => `test/adapters/mutants/${name}`);
const vendors = readdirSync(path.join(root, 'test/sdks'))
  .map((name) => `test/sdks/${name}/mutants`)
  .filter((folder) => existsSync(path.join(root, folder)));

describe('npm run test:mutants', () => {
  it('knows every adapter', () => {
    expect([...own, ...vendors]).toHaveLength(10);
  });

  it.each([...own, ...vendors])('finds three patches or more in %s, and each still applies', (folder) => {
    const patches = readdirSync(path.join(root, folder)).filter((file) => file.endsWith('.patch'));
    expect(patches.length).toBeGreaterThanOrEqual(3);
    const outdated = patches.filter((patch) => {
      const { status } = spawnSync('git', ['apply', '--check', '-C1', path.join(folder, patch)], { cwd: root });
      return status !== 0;
    });
    expect(outdated).toEqual([]);
  });
});
