import civic from '../../src/styles/themes/civic.css?raw';
import neutral from '../../src/styles/themes/shadcn.css?raw';
import tokens from '../../src/styles/tokens.css?raw';

export const colors = ['accent', 'text', 'surface', 'border', 'danger', 'success', 'warning'] as const;
/** The base variables that are lengths: unit, minimum, maximum, step. */
export const lengths = {
  radius: ['px', 0, 24, 1],
  spacing: ['rem', 0.15, 0.35, 0.01],
  fontSize: ['rem', 0.8, 1.3, 0.025],
  maxWidth: ['rem', 20, 36, 1],
} as const;
/** By the value in CSS. Storybook keeps no value with a comma in the URL. */
export const fonts = { inherit: 'Page font', serif: 'Serif', 'system-ui': 'System' } as const;

/** The colors that are a background too, each with the color of the text on it. */
const textOn = { accent: 'onAccent', danger: 'onDanger' } as const;

export type ColorName = (typeof colors)[number];
export type LengthName = keyof typeof lengths;
export type ThemeName = keyof typeof themes;
type AnyColor = ColorName | 'onAccent' | 'onDanger';

/** The changed values; everything else is as in the theme. A color has a value for light and one for dark. */
export type Look = { [Name in AnyColor | `${AnyColor}Dark`]?: string | undefined } & {
  [Name in LengthName]?: number | undefined;
} & { font?: string | undefined; theme?: ThemeName | undefined };

/** The themes of the package: the default, and the files of the others. */
export const themes = {
  Harbour: { css: '', file: '' },
  Neutral: { css: neutral, file: 'shadcn.css' },
  Civic: { css: civic, file: 'civic.css' },
} as const;

const PAIR = /--mfa-([\w-]+): .*?light-dark\(var\(--mfa-pair, (#\w+), (#\w+)\)\)/g;
const LENGTH = /--mfa-(?:used-)?([\w-]+): (?:var\(--mfa-[\w-]+, |var\(--\w+, )?([\d.]+)(px|rem)/g;

const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The base variables that a stylesheet sets. */
export function lookOf(css: string): Look {
  const look: Record<string, string | number> = {};
  for (const [, name = '', light = '', dark = ''] of css.replaceAll('-used-', '-').matchAll(PAIR)) {
    if (![...colors, ...Object.values(textOn)].some((color) => color === camel(name))) continue;
    look[camel(name)] = light;
    look[`${camel(name)}Dark`] = dark;
  }
  for (const [, name = '', number = '', unit = ''] of css.matchAll(LENGTH)) {
    const known = Object.entries(lengths).find(([length]) => length === camel(name));
    if (known) look[known[0]] = Number(number) * (unit === 'rem' && known[1][0] === 'px' ? 16 : 1);
  }
  return look;
}

/** The base variables of a theme. */
export function baseOf(theme: ThemeName = 'Harbour'): Look {
  return { ...lookOf(tokens), ...lookOf(themes[theme].css) };
}

/** Every argument of a look, unset, so that choosing a theme resets all changes. */
export const unset: Look = Object.fromEntries(
  [...colors.flatMap((name) => [name, `${name}Dark`]), ...Object.keys(lengths), 'font', 'theme'].map((name) => [
    name,
    undefined,
  ]),
);

/** Every variable that a theme sets. */
export function variablesIn(css: string): Record<string, string> {
  return Object.fromEntries([...css.matchAll(/(--mfa-[\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, value]));
}

/** The variables of a look that differ from its theme. */
export function variablesOf(base: Look, look: Look): Record<string, string> {
  const variables: Record<string, string> = {};
  const setColor = (name: AnyColor, light: string | undefined, dark: string | undefined): void => {
    if (light !== base[name] || dark !== base[`${name}Dark`])
      variables[`--mfa-${kebab(name)}`] = `light-dark(var(--mfa-pair, ${light}, ${dark}))`;
  };
  for (const name of colors) setColor(name, look[name] ?? base[name], look[`${name}Dark`] ?? base[`${name}Dark`]);
  for (const [name, on] of Object.entries(textOn) as ['accent' | 'danger', 'onAccent' | 'onDanger'][])
    setColor(on, readable(look[name], base[on]), readable(look[`${name}Dark`], base[`${on}Dark`]));
  for (const [name, [unit]] of Object.entries(lengths)) {
    const value = look[name as LengthName];
    if (value !== undefined && value !== base[name as LengthName])
      variables[`--mfa-${kebab(name)}`] = `${value}${unit}`;
  }
  if (look.font && look.font !== 'inherit') variables['--mfa-font'] = look.font;
  return variables;
}

/** What a host adds to its stylesheet: the theme, and the variables that differ from it. */
export function cssOf(base: Look, look: Look): string {
  const lines = Object.entries(variablesOf(base, look)).map(([name, value]) => `  ${name}: ${value};`);
  const { file } = themes[look.theme ?? 'Harbour'];
  const parts = [
    file && `@import '@protekt/react-mfa/themes/${file}';`,
    lines.length > 0 && `:root {\n${lines.join('\n')}\n}`,
  ].filter(Boolean);
  return parts.join('\n\n') || '/* No changes yet. */';
}

/** The color of text on a background: the theme's own, or black or white if that can't be read on it. */
function readable(background: string | undefined, on: string | undefined): string | undefined {
  if (!background || !on || contrast(background, on) >= 4.5) return on;
  return contrast(background, '#000000') > contrast(background, '#ffffff') ? '#000000' : '#ffffff';
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** The relative luminance of a hex color, as in WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
