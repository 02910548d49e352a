import { existsSync } from 'node:fs';
import path from 'node:path';
import { entries, root } from '../../scripts/entries.mjs';

/** Once before the tests of the built package: without it they would fail one by one, each with a riddle. */
export function setup(): void {
  const missing = entries().filter(({ dist }) => !existsSync(path.join(root, dist)));
  if (missing.length === 0) return;
  throw new Error(`These tests read dist, where ${missing[0]?.dist} is missing. Run \`npm run build\` first.`);
}
