import { colorOf, type Scheme } from '../styles/colorOf.js';
import { SEEN } from './colorsOf.js';

/** '#1f56d6' as browsers serialize it. */
export const computed = (hex: string): string =>
  `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(', ')})`;

/** The colors that colorsOf finds if nothing changes ours. */
export const ourColors = (scheme: Scheme): Record<string, string> =>
  Object.fromEntries(SEEN.map(([name]) => [name, computed(colorOf(name, scheme))]));
