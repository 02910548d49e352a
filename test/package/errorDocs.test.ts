import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mfaErrors } from '../../src/core/contract/error.js';
import { en } from '../../src/locales/en.js';

const text = readFileSync(path.resolve(import.meta.dirname, '../../docs/errors.md'), 'utf8');
const sections = new Map(text.split(/^## /m).map((section) => [section.split('\n', 1)[0] ?? '', section]));

describe('docs/errors.md', () => {
  it.each(Object.entries(mfaErrors))(
    'has a heading for %s, with the text that users see and the recovery',
    (code, recovery) => {
      const section = sections.get(code);
      expect(section).toContain(`“${en.errors[code as keyof typeof mfaErrors]}”`);
      expect(section).toContain(`(${recovery})`);
    },
  );

  it('has no heading for an unknown code', () => {
    expect([...sections.keys()].slice(1).filter((code) => !Object.hasOwn(mfaErrors, code))).toEqual([]);
  });
});
