import civic from '../../src/styles/themes/civic.css?raw';
import neutral from '../../src/styles/themes/shadcn.css?raw';
import tokens from '../../src/styles/tokens.css?raw';

export const colors = ['accent', 'text', 'surface', 'border', 'danger', 'success', 'warning'] as const;
/** The base variables that are lengths: unit, minimum, maximum, step. */
export const lengths = {
  radius: ['px', 0, 24, 1],
  spacing: ['rem', 0.15, 0.35, 0.01],
  fontSize: ['rem', 0.8, 1.3, 0.05],
  maxWidth: ['rem', 20, 36, 1],
} as const;
export const fonts = { inherit: 'Page font', 'Georgia, serif': 'Serif', 'system-ui, sans-serif': 'System' } as const;

export type ColorName = (typeof colors)[number];
export type LengthName = keyof typeof lengths;

/** The changed values; everything else is the default. A color has a value for light and one for dark. */
export type Look = { [Name in ColorName | `${ColorName}Dark`]?: string | undefined } & {
  [Name in LengthName]?: number | undefined;
} & { font?: string | undefined };

const PAIR = /--mfa-([\w-]+): .*?light-dark\(var\(--mfa-pair, (#\w+), (#\w+)\)\)/g;
const LENGTH = /--mfa-(?:used-)?([\w-]+): (?:var\(--mfa-[\w-]+, |var\(--\w+, )?([\d.]+)(px|rem)/g;

const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
export const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The base variables that a stylesheet sets. */
export function lookOf(css: string): Look {
  const look: Record<string, string | number> = {};
  for (const [, name = '', light = '', dark = ''] of css.replaceAll('-used-', '-').matchAll(PAIR)) {
    if (!colors.some((color) => color === name)) continue;
    look[name] = light;
    look[`${name}Dark`] = dark;
  }
  for (const [, name = '', number = '', unit = ''] of css.matchAll(LENGTH)) {
    const known = Object.entries(lengths).find(([length]) => length === camel(name));
    if (known) look[known[0]] = Number(number) * (unit === 'rem' && known[1][0] === 'px' ? 16 : 1);
  }
  return look;
}

export const defaults: Look = lookOf(tokens);
export const presets: Readonly<Record<string, Look>> = {
  Harbour: {},
  Neutral: lookOf(neutral),
  Civic: lookOf(civic),
};

/** Every argument of a look, unset, so that a preset resets what it doesn't contain. */
export const unset: Look = Object.fromEntries(
  [...colors.flatMap((name) => [name, `${name}Dark`]), ...Object.keys(lengths), 'font'].map((name) => [
    name,
    undefined,
  ]),
);

/** The variables of a look that differ from the default. */
export function variablesOf(defaults: Look, look: Look): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const name of colors) {
    const light = look[name] ?? defaults[name];
    const dark = look[`${name}Dark`] ?? defaults[`${name}Dark`];
    if (light !== defaults[name] || dark !== defaults[`${name}Dark`])
      variables[`--mfa-${name}`] = `light-dark(var(--mfa-pair, ${light}, ${dark}))`;
  }
  for (const [name, [unit]] of Object.entries(lengths)) {
    const value = look[name as LengthName];
    if (value !== undefined && value !== defaults[name as LengthName])
      variables[`--mfa-${kebab(name)}`] = `${value}${unit}`;
  }
  if (look.font) variables['--mfa-font'] = look.font;
  return variables;
}

export function cssOf(defaults: Look, look: Look): string {
  const lines = Object.entries(variablesOf(defaults, look)).map(([name, value]) => `  ${name}: ${value};`);
  return lines.length > 0 ? `:root {\n${lines.join('\n')}\n}` : '/* No changes yet. */';
}
