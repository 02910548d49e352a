import { describe, expect, it } from 'vitest';
import { present } from '../../../src/core/contract/present.js';

describe('present', () => {
  it('leaves out only undefined', () => {
    expect(Object.keys(present<{ a?: number; b?: null; c: boolean }>({ a: undefined, b: null, c: false }))).toEqual([
      'b',
      'c',
    ]);
  });
});
