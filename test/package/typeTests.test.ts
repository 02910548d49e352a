import { describe, expect, it } from 'vitest';
import { filesIn } from './sources.js';

const reports = filesIn('api', /\.api\.md$/);
const GENERIC = /^export (?:abstract )?(?:function|const|type|interface|class) (\w+)(?:: )?</gm;
const generics = new Set([...reports.values()].flatMap((text) => [...text.matchAll(GENERIC)].map(([, name]) => name)));

/** What stands under each `@ts-expect-error`: the lines from there to where their brackets are closed. */
function wrongUses(code: string): string[] {
  const [, ...uses] = code.split(/^\s*(?:\/\/|\{\/\*) @ts-expect-error .*\n/m);
  return uses.map((rest) => {
    let depth = 0;
    const lines = rest.split('\n');
    const last = lines.findIndex((line) => {
      depth += line.match(/[([{]/g)?.length ?? 0;
      depth -= line.match(/[)\]}]/g)?.length ?? 0;
      return depth <= 0;
    });
    return lines.slice(0, last + 1).join('\n');
  });
}

const wrong = [...filesIn('test', /\.test-d\.tsx?$/).values()].flatMap(wrongUses);

describe('the type tests', () => {
  it('find what is generic in the reports', () => {
    expect([...generics]).toEqual(expect.arrayContaining(['MfaFlow', 'MfaResult', 'useMfaFlow', 'withPasskey']));
  });

  it('find the statement of a wrong use, and no other', () => {
    const code = `
const right: Other = 1;
// @ts-expect-error a number
const wrong: One<string> = make({
  value: 1,
});
const alsoRight: Third = 2;
// @ts-expect-error a number
use(2);
`;
    expect(wrongUses(code)).toEqual(['const wrong: One<string> = make({\n  value: 1,\n});', 'use(2);']);
  });

  it('have a wrong use of every public generic', () => {
    expect(wrong.length).toBeGreaterThan(30);
    const untested = [...generics].filter((name) => !wrong.some((use) => new RegExp(`\\b${name}\\b`).test(use)));
    expect(untested).toEqual([]);
  });
});
