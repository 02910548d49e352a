import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePages } from '../../scripts/llms.mjs';

describe('llms.txt', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'react-mfa-llms-'));
  beforeAll(() => {
    writePages(folder);
  }, 60_000); // it writes every page, which takes over ten seconds on a busy machine
  afterAll(() => rmSync(folder, { recursive: true }));
  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
  const links = (text: string): string[] =>
    [...text.matchAll(/\]\(([^)#:]+\.md)[^)]*\)/g)].map(([, file]) => file ?? '');

  it('lists the guides, the components and the hooks, with working links', () => {
    const listed = links(read('llms.txt'));
    for (const file of [
      'docs/how-to.md',
      'components/MfaFlow.md',
      'components/MfaPolicyPanel.md',
      'hooks/useStepUp.md',
    ])
      expect(listed).toContain(file);
    expect(listed.filter((file) => !existsSync(path.join(folder, file)))).toEqual([]);
  });

  it('says what each guide is about', () => {
    const [, guides = ''] = read('llms.txt').split('## Guides');
    const lines = (guides.split('\n## ')[0] ?? '').trim().split('\n');
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.filter((line) => !/\.md\): \S/.test(line))).toEqual([]);
  });

  it('leads from README to the guides', () => {
    const guides = links(read('readme.md')).filter((file) => file.includes('docs/'));
    expect(guides.length).toBeGreaterThan(5);
    expect(guides.filter((file) => !existsSync(path.join(folder, file)))).toEqual([]);
  });

  it('describes each component, its props and their defaults', () => {
    const page = read('components/MfaChallenge.md');
    expect(page).toMatch(/^# MfaChallenge\n\nAsks for a code/);
    expect(page).toContain('| `onRestart` (required) | `() => void` |');
    expect(page).toMatch(/`autoFocus` \| `boolean` \| .* Default: true\./);
  });

  it('describes what each hook returns', () => {
    expect(read('hooks/useMfaStatus.md')).toContain('| `state` |');
  });
});
