import { expect, test } from 'vitest';
import { fetchError } from '../../../src/core/contract/fetchError.js';

test.each([
  'fetch failed',
  'Failed to fetch',
  'NetworkError when attempting to fetch resource.',
  'Load failed',
  'terminated',
])("a fetch without a response is NETWORK, whatever the engine's message: %s", (words) => {
  expect(fetchError(new TypeError(words))).toMatchObject({ name: 'MfaError', code: 'NETWORK' });
});

test('an abort is CANCELLED, whatever reason the host gave', () => {
  expect(fetchError(new DOMException('', 'AbortError')).code).toBe('CANCELLED');
  for (const reason of [undefined, null, 'left', new Error('left'), new TypeError('left')]) {
    expect(fetchError(reason, AbortSignal.abort(reason)).code).toBe('CANCELLED');
  }
});

test('a timeout is NETWORK, because the code may be used up', () => {
  const timeout = new DOMException('', 'TimeoutError');
  expect(fetchError(timeout).code).toBe('NETWORK');
  expect(fetchError(timeout, AbortSignal.abort(timeout)).code).toBe('NETWORK');
});

test("a signal that wasn't aborted explains nothing", () => {
  const { signal } = new AbortController();
  expect(fetchError(new TypeError('fetch failed'), signal).code).toBe('NETWORK');
  expect(fetchError(new RangeError('something else'), signal).code).toBe('UNKNOWN');
});

test.each([undefined, null, 'text', 7, {}])('anything but an error is UNKNOWN: %o', (thrown) => {
  expect(fetchError(thrown).code).toBe('UNKNOWN');
});
