import { existsSync } from 'node:fs';
import path from 'node:path';
import { entries, root } from '../../scripts/entries.mjs';

/**
 * Checks once, before the tests of the built package, that it exists. Otherwise they would fail one by
 * one with obscure errors.
 */
export function setup(): void {
  const missing = entries().filter(({ dist }) => !existsSync(path.join(root, dist)));
  if (missing.length === 0) return;
  throw new Error(`These tests read dist, where ${missing[0]?.dist} is missing. Run \`npm run build\` first.`);
}
