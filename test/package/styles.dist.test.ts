import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/entries.mjs';

const read = (file: string): string => readFileSync(path.join(root, 'dist', file), 'utf8').trim();

describe('the two stylesheets', () => {
  it('hold the same rules, the one of them in a layer', () => {
    expect(read('styles.layer.css')).toBe(`@layer mfa{${read('styles.css')}}`);
  });

  // The build lowers light-dark() for older browsers, and then a host's own color-scheme no longer counts.
  it('still say light and dark in one declaration', () => {
    expect(read('styles.css')).toMatch(/--mfa-text:light-dark\(/);
  });
});
