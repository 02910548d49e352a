import { expect, it } from 'vitest';
import { filesIn } from './sources.js';

const reports = filesIn('api', /\.api\.md$/);
const GENERIC = /^export (?:abstract )?(?:function|const|type|interface|class) (\w+)(?:: )?</gm;
const typeTests = [...filesIn('test', /\.test-d\.tsx?$/).values()].filter((code) => code.includes('@ts-expect-error'));

const generics = new Set([...reports.values()].flatMap((text) => [...text.matchAll(GENERIC)].map(([, name]) => name)));

it('finds the generics in the reports', () => {
  expect([...generics]).toEqual(expect.arrayContaining(['MfaFlow', 'MfaResult', 'useMfaFlow', 'withPasskey']));
});

it('every public generic has a type test, including wrong uses', () => {
  const untested = [...generics].filter((name) => !typeTests.some((code) => new RegExp(`\\b${name}\\b`).test(code)));
  expect(untested).toEqual([]);
});
