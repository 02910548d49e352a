import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/entries.mjs';
import { cssOf, fonts, type LengthName, lengths, lookOf, variablesIn } from '../../stories/theme-editor/look.js';

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

  it('makes the text on a new accent readable, where the one of the theme is not', () => {
    expect(cssOf(defaults, { accent: '#ffd400' })).toContain(
      '--mfa-on-accent: light-dark(var(--mfa-pair, #000000, #04222a));',
    );
    expect(cssOf(defaults, { accentDark: '#004400' })).toContain(
      '--mfa-on-accent: light-dark(var(--mfa-pair, #ffffff, #ffffff));',
    );
    expect(cssOf(defaults, { accent: '#004400' })).not.toContain('--mfa-on-accent');
  });

  it.each(['tokens.css', 'themes/civic.css', 'themes/shadcn.css'])(
    'has a slider that stops at each length of %s',
    (file) => {
      for (const [name, [, min, , step]] of Object.entries(lengths)) {
        const steps = ((stylesheet(file)[name as LengthName] ?? min) - min) / step;
        expect(Math.abs(steps - Math.round(steps)), name).toBeLessThan(0.001);
      }
    },
  );

  it('has only fonts that Storybook keeps in the URL', () => {
    expect(Object.keys(fonts).filter((font) => !/^[\w -]+$/.test(font))).toEqual([]);
    expect(cssOf(defaults, { font: 'inherit' })).toBe(cssOf(defaults, {}));
  });

  it('starts from a theme, which the CSS imports', () => {
    const civic = { ...defaults, ...stylesheet('themes/civic.css') };
    expect(cssOf(civic, { theme: 'Civic' })).toBe("@import '@protekt/react-mfa/themes/civic.css';");
    expect(cssOf(civic, { theme: 'Civic', radius: 0 })).toBe(
      "@import '@protekt/react-mfa/themes/civic.css';\n\n:root {\n  --mfa-radius: 0px;\n}",
    );
  });

  it('shows everything that a theme sets', () => {
    const css = readFileSync(path.join(root, 'src/styles/themes/civic.css'), 'utf8');
    expect(Object.keys(variablesIn(css))).toHaveLength(
      css.split('\n').filter((line) => line.includes('--mfa-') && line.includes(': ')).length,
    );
    expect(variablesIn(css)).toMatchObject({ '--mfa-halo': '#ffbf47', '--mfa-shadow': 'none' });
  });

  it('reads the themes from their files', () => {
    expect(stylesheet('themes/civic.css')).toMatchObject({ accent: '#004b87', radius: 4, fontSize: 1.125 });
    expect(stylesheet('themes/shadcn.css')).toMatchObject({ accent: '#18181b', accentDark: '#fafafa', radius: 8 });
  });
});
