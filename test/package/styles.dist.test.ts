import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/entries.mjs';

const read = (file: string): string => readFileSync(path.join(root, 'dist', file), 'utf8').trim();

describe('the two stylesheets', () => {
  it('have the same rules, one of them in a layer', () => {
    expect(read('styles.layer.css')).toBe(`@layer mfa{${read('styles.css')}}`);
  });

  // Lightning CSS, in a host's build as in ours, rewrites light-dark() unless the pair comes from a variable.
  it('have no pair of colors that a build could rewrite', () => {
    expect(read('styles.css')).toMatch(/light-dark\(var\(--mfa-pair,/);
    expect(read('styles.css')).not.toMatch(/light-dark\((?!var\(--mfa-pair,)|lightningcss/);
  });

  // A default Vite build turns :dir(rtl) into a list of languages: the chevron of an English page in rtl pointed backwards.
  it('have no selector that a build for older browsers replaces by one with another meaning', () => {
    expect(read('styles.css')).not.toContain(':dir(');
  });
});
