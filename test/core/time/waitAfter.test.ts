import { expect, it } from 'vitest';
import { MfaError } from '../../../src/core/contract/error.js';
import { waitAfter } from '../../../src/core/time/waitAfter.js';

it.each([
  ['a rate limit is for as long as the server says', new MfaError('RATE_LIMITED', { retryAfter: 40 }), 41_000],
  ['a rate limit without a time is for half a minute', new MfaError('RATE_LIMITED'), 31_000],
  ['a lock is for as long as the server says', new MfaError('LOCKED', { retryAfter: 900 }), 901_000],
  ['a lock without a time has no end to wait for', new MfaError('LOCKED'), undefined],
  ['another failure doesn’t cause a wait', new MfaError('SERVER', { retryAfter: 40 }), undefined],
])('%s', (_, error, until) => {
  expect(waitAfter(error, 1000)).toBe(until);
});
