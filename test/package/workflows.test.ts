import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/entries.mjs';

const folder = path.join(root, '.github/workflows');
const workflows = readdirSync(folder).map((file) => ({ file, text: readFileSync(path.join(folder, file), 'utf8') }));
const manifest: { scripts: Record<string, string>; publishConfig: object } = JSON.parse(
  readFileSync(path.join(root, 'package.json'), 'utf8'),
);

describe('the workflows', () => {
  it.each(workflows)('in $file pin every action to a reviewed commit, not to a tag that can move', ({ text }) => {
    const used = [...text.matchAll(/uses: (\S+)/g)].map(([, action = '']) => action);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((action) => !/^\.\/|@[0-9a-f]{40}$/.test(action))).toEqual([]);
  });

  it.each(workflows)('in $file have read permissions only, unless a job says otherwise', ({ text }) => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n/m);
  });

  it('run only scripts that exist', () => {
    const named = workflows.flatMap(({ text }) => [...text.matchAll(/npm run (\S+)/g)].map(([, name = '']) => name));
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
  });

  it('publish with provenance, and contain no npm token', () => {
    expect(manifest.publishConfig).toEqual({ access: 'public', provenance: true });
    expect(workflows.filter(({ text }) => /NPM_TOKEN|NODE_AUTH_TOKEN/.test(text)).map(({ file }) => file)).toEqual([]);
    expect(workflows.filter(({ text }) => text.includes('id-token: write')).map(({ file }) => file)).toEqual([
      'release.yml',
    ]);
  });

  it('publish from one job, which the environment can block, and which opens no pull request', () => {
    const jobs = workflows.flatMap(({ text }) => text.split(/^ {2}(?=\w+:\n)/m));
    const publishing = jobs.filter((job) => job.includes('id-token: write'));
    expect(publishing).toEqual([expect.stringContaining('environment: release')]);
    expect(publishing[0]).not.toContain('pull-requests:');
  });
});
