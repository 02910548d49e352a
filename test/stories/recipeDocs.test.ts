import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pageOf, RECIPES, sourceOf, withFiles } from '../../scripts/recipes.mjs';

describe.each(RECIPES)('the recipe for %s', (name) => {
  const page = readFileSync(pageOf(name), 'utf8');

  it('shows the files that its stories use (else: node scripts/recipes.mjs)', () => {
    expect(page).toBe(withFiles(page));
    expect(page).toContain(`<!-- file: ${sourceOf(name)}Slots.tsx -->`);
    expect(page).toContain(`<!-- file: ${sourceOf(name)}.css -->`);
  });

  it('has its picture', () => {
    expect(page).toContain(`(${name}.png)`);
    expect(existsSync(pageOf(name).replace(/md$/, 'png'))).toBe(true);
  });
});
