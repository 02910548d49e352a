import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/entries.mjs';

const text = readFileSync(path.join(root, 'SECURITY.md'), 'utf8');
const [, defended = ''] = text.split('### What we defend');
const claims = (defended.split('\n### ')[0] ?? '')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| threat'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, threat = '', done = '', tests = '']) => ({ threat, done, tests }));

describe('SECURITY.md', () => {
  it('lists the threats', () => {
    expect(claims.length).toBeGreaterThan(15);
  });

  it.each(claims)('says what is done about "$threat", and links to a test for it', ({ done, tests }) => {
    expect(done).not.toBe('');
    expect(tests).toMatch(/\]\(test\//);
  });

  it('links to files that exist', () => {
    const links = [...text.matchAll(/\]\(((?:test|docs)\/[^)#]+)/g)].map(([, file = '']) => file);
    expect(links.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });
});

describe('docs/security.md', () => {
  it('says what each included package can see', () => {
    const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
      readFileSync(path.join(root, 'package.json'), 'utf8'),
    );
    const [, table = ''] = readFileSync(path.join(root, 'docs/security.md'), 'utf8').split('## Dependencies');
    expect(Object.keys(dependencies).filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
  });
});
