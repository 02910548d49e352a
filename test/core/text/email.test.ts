import { expect, test } from 'vitest';
import { isEmailLike } from '../../../src/core/text/email.js';

test.each([
  ['anna@example.com', true],
  ['anna+mfa@post.example.co.uk', true],
  ['"anna@home"@example.com', true],
  ['æ@exämple.de', true],
  ['anna', false],
  ['@example.com', false],
  ['anna@', false],
  ['anna@example', false],
  ['anna@example.', false],
  ['anna@example..com', false],
  ['anna smith@example.com', false],
])('%s has the shape of an address: %s', (text, is) => {
  expect(isEmailLike(text)).toBe(is);
});
