import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/entries.mjs';
import { cssOf, lookOf } from '../../stories/theme-editor/look.js';

const stylesheet = (name: string) => lookOf(readFileSync(path.join(root, 'src/styles', name), 'utf8'));
const defaults = stylesheet('tokens.css');

describe('the theme editor', () => {
  it('knows the default of every base variable from the stylesheet', () => {
    expect(defaults).toMatchObject({
      accent: '#0a6677',
      accentDark: '#58c4d6',
      radius: 12,
      spacing: 0.25,
      maxWidth: 28,
    });
  });

  it('writes only changes, with a color as a pair that survives a build', () => {
    expect(cssOf(defaults, { accentDark: '#ff00ff', radius: 2, spacing: 0.25, font: 'serif' })).toBe(
      [
        ':root {',
        '  --mfa-accent: light-dark(var(--mfa-pair, #0a6677, #ff00ff));',
        '  --mfa-radius: 2px;',
        '  --mfa-font: serif;',
        '}',
      ].join('\n'),
    );
    expect(cssOf(defaults, { ...defaults })).toBe('/* No changes yet. */');
  });

  it('reads the themes from their files', () => {
    expect(stylesheet('themes/civic.css')).toMatchObject({ accent: '#004b87', radius: 4, fontSize: 1.125 });
    expect(stylesheet('themes/shadcn.css')).toMatchObject({ accent: '#18181b', accentDark: '#fafafa', radius: 8 });
  });
});
