import { describe, expect, it } from 'vitest';
import { layerOf, sources } from './sources.js';

const CLIENT = ['provider', 'hooks', 'parts', 'components'];
const isMarked = (code: string) => code.startsWith("'use client';\n");

// A server component can import errors, types, locales and adapters, and render everything else.
describe("'use client'", () => {
  it('is the first line of every file of the layers that run in the browser', () => {
    const unmarked = [...sources()].filter(([file, code]) => CLIENT.includes(layerOf(file)) && !isMarked(code));
    expect(unmarked.map(([file]) => file)).toEqual([]);
  });

  it('is in no other file', () => {
    const elsewhere = [...sources()].filter(
      ([file, code]) => !CLIENT.includes(layerOf(file)) && code.includes("'use client'"),
    );
    expect(elsewhere.map(([file]) => file)).toEqual([]);
  });
});
