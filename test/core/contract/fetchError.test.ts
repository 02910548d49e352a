import { expect, test } from 'vitest';
import { fetchError } from '../../../src/core/contract/fetchError.js';

test.each([
  'fetch failed',
  'Failed to fetch',
  'NetworkError when attempting to fetch resource.',
  'Load failed',
  'terminated',
])('a fetch that got no answer is NETWORK, whatever the engine calls it: %s', (words) => {
  expect(fetchError(new TypeError(words))).toMatchObject({ name: 'MfaError', code: 'NETWORK' });
});

test('an abort is CANCELLED, whatever the reason that the host gave', () => {
  expect(fetchError(new DOMException('', 'AbortError')).code).toBe('CANCELLED');
  for (const reason of [undefined, null, 'left', new Error('left'), new TypeError('left')]) {
    expect(fetchError(reason, AbortSignal.abort(reason)).code).toBe('CANCELLED');
  }
});

test('a time-out is NETWORK: nobody knows whether the code is spent', () => {
  const timeout = new DOMException('', 'TimeoutError');
  expect(fetchError(timeout).code).toBe('NETWORK');
  expect(fetchError(timeout, AbortSignal.abort(timeout)).code).toBe('NETWORK');
});

test('a signal that was not aborted explains nothing', () => {
  const { signal } = new AbortController();
  expect(fetchError(new TypeError('fetch failed'), signal).code).toBe('NETWORK');
  expect(fetchError(new RangeError('something else'), signal).code).toBe('UNKNOWN');
});

test.each([undefined, null, 'text', 7, {}])('what is no error is UNKNOWN: %o', (thrown) => {
  expect(fetchError(thrown).code).toBe('UNKNOWN');
});
