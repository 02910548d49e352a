import { describe, expect, it } from 'vitest';
import type { MfaLoginResult } from '../../../src/core/contract/adapter.js';
import { type MfaNextStep, nextMfaStep } from '../../../src/core/sign-in/nextMfaStep.js';

type Row = [mfaRequired: boolean, mfaEnrolled: boolean, enrollment: MfaLoginResult['enrollment'], step: MfaNextStep];

/** Every combination of what the step can depend on. */
const rows: Row[] = [
  [true, true, undefined, 'challenge'],
  [true, true, 'required', 'challenge'],
  [true, true, 'recommended', 'challenge'],
  [true, false, undefined, 'enroll'],
  [true, false, 'required', 'enroll'],
  [true, false, 'recommended', 'enroll'],
  [false, true, undefined, 'done'],
  [false, true, 'required', 'done'],
  [false, true, 'recommended', 'done'],
  [false, false, undefined, 'done'],
  [false, false, 'required', 'done'],
  [false, false, 'recommended', 'recommend'],
];

describe.each(rows)('mfaRequired %s, mfaEnrolled %s, enrollment %s', (mfaRequired, mfaEnrolled, enrollment, step) => {
  const base: MfaLoginResult<string> = { mfaRequired, user: { mfaEnrolled }, ...(enrollment && { enrollment }) };

  it.each<[string, Partial<MfaLoginResult<string>>]>([
    ['neither tokens nor a challenge', {}],
    ['nulls', { tokens: null, challengeId: null }],
    ['tokens', { tokens: 't' }],
    ['a challenge', { challengeId: 'c' }],
    ['tokens and a challenge', { tokens: 't', challengeId: 'c' }],
    ['factors and methods', { factors: [], enrollable: [], sentTo: 'f' }],
  ])(`is ${step} with %s`, (_, rest) => {
    expect(nextMfaStep({ ...base, ...rest })).toBe(step);
  });
});

describe('a response that breaks the contract', () => {
  const broken = (text: string): MfaLoginResult => JSON.parse(text) as MfaLoginResult;

  it.each([
    ['{}', 'enroll'],
    ['{"tokens":"t"}', 'enroll'],
    ['{"mfaRequired":null,"user":{"mfaEnrolled":true}}', 'challenge'],
    ['{"mfaRequired":0,"user":{"mfaEnrolled":false}}', 'enroll'],
    ['{"mfaRequired":"false","user":{"mfaEnrolled":true}}', 'challenge'],
    ['{"mfaRequired":true}', 'enroll'],
    ['{"mfaRequired":false}', 'done'],
  ])('%s never counts as "not required"', (answer, step) => {
    expect(nextMfaStep(broken(answer))).toBe(step);
  });
});
