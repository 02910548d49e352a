import { expect, test } from 'vitest';
import { responseDetails } from '../../../src/core/parse/responseDetails.js';

const date = 'Tue, 24 Nov 2026 10:00:00 GMT';
const serverTime = Date.UTC(2026, 10, 24, 10);

test.each([
  [
    { 'retry-after': '7', date },
    { retryAfter: 7, serverTime },
  ],
  [
    { 'x-retry-after': '10', date },
    { retryAfter: 10, serverTime },
  ],
  [{ 'retry-after': '7', 'x-retry-after': '10' }, { retryAfter: 7 }],
  [
    { 'retry-after': 'Tue, 24 Nov 2026 10:01:30 GMT', date },
    { retryAfter: 90, serverTime },
  ],
  [{ 'retry-after': 'soon', date: 'now' }, {}],
  [{}, {}],
])('%o says %o', (headers, details) => {
  expect(responseDetails(new Headers(headers))).toEqual(details);
});
