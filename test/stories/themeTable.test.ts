import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/entries.mjs';
import { freshPage, groupsOf, themeTable, withTable } from '../../scripts/theme-table.mjs';

const css = `:root {
  /* Words,
     and pale words. */
  --mfa-used-text: var(--mfa-text, light-dark(var(--mfa-pair, #111, #eee)));
  --mfa-used-text-muted: var(--mfa-text-muted, color-mix(in srgb, var(--mfa-used-text) 70%, #777));

  /* Corners. */
  --mfa-used-radius: var(--mfa-radius, 10px);
}`;

describe('the table of variables', () => {
  it('in docs/theming.md matches the stylesheet (else: node scripts/theme-table.mjs)', () => {
    expect(readFileSync(path.join(root, 'docs/theming.md'), 'utf8')).toBe(freshPage());
  });

  it('has a row for each comment, with the variables below it', () => {
    expect(themeTable(css).split('\n').slice(2)).toEqual([
      '| `--mfa-text`<br>`--mfa-text-muted` | `#111` light, `#eee` dark<br>`color-mix(in srgb, var(--mfa-text) 70%, #777)` | Words, and pale words. |',
      '| `--mfa-radius` | `10px` | Corners. |',
    ]);
  });

  it('requires a comment for every variable', () => {
    expect(() => groupsOf(':root {\n --mfa-used-text: var(--mfa-text, #111);\n}')).toThrow(
      '--mfa-text has no comment above it.',
    );
  });

  it('replaces an older one', () => {
    const page = 'a\n<!-- variables: written by scripts/theme-table.mjs -->\nold\n<!-- end of variables -->\nb';
    expect(withTable(page, 'new')).toBe(page.replace('\nold\n', '\n\nnew\n\n'));
    expect(() => withTable('a page without the mark', 'new')).toThrow('lost its mark');
  });
});
