import { describe, expect, it } from 'vitest';
import { findSecret } from './findSecret.js';

const SECRET = 'JBSWY3DPEHPK3PXP';
const CODE = '739184';
const BACKUP = 'zq7k9-mwd4x';
const PHONE = '+15550136677';
const URI = `otpauth://totp/Acme:a%40b.c?secret=${SECRET}&issuer=Acme`;

describe('findSecret', () => {
  it.each([
    ['as it is', CODE, 'The code 739184 is wrong'],
    ['at the end of a sentence', CODE, 'You typed 739184.'],
    ['in groups', CODE, 'code: 739 184'],
    ['digit by digit', CODE, 'one at a time: 7, 3, 9, 1, 8, 4'],
    ['digit by digit on lines of their own', CODE, '7\n3\n9\n1\n8\n4'],
    ['after an underscore', CODE, 'otp_739184'],
    ['in a query string', CODE, '/verify?code=739184&x=1'],
    ['in groups of four', SECRET, 'JBSW Y3DP EHPK 3PXP'],
    ['in lower case', SECRET, 'key jbswy3dpehpk3pxp'],
    ['inside a longer word', SECRET, `xx${SECRET}xx`],
    ['without its dash', BACKUP, 'used zq7k9mwd4x'],
    ['as people write a number', PHONE, 'sent to (555) 013-6677 in +1 555 013 6677'],
    ['without its plus', PHONE, 'tel 15550136677'],
  ])('finds a secret %s', (_, secret, text) => {
    expect(findSecret(text, [secret])).toEqual({ secret, form: 'plain' });
  });

  it.each([
    ['percent-encoded', URI, encodeURIComponent(URI)],
    ['behind a percent-encoded space', CODE, 'body=code%20739184'],
    ['JSON-escaped', 'pa"ss\\word\n9', JSON.stringify({ body: 'pa"ss\\word\n9' })],
    ['behind an escaped line break', CODE, '"code\\n739184"'],
  ])('finds a secret that is %s', (_, secret, text) => {
    expect(findSecret(text, [secret])).toEqual({ secret, form: 'encoded' });
  });

  it.each([0, 1, 2, 3, 4, 5])('finds base64 with %i bytes before the secret', (length) => {
    const text = `data:,${btoa(`${'x'.repeat(length)}${SECRET}-after`)}`;
    expect(findSecret(text, [SECRET])).toEqual({ secret: SECRET, form: 'base64' });
  });

  it('finds a code in base64', () => {
    expect(findSecret(`token ${btoa(`{"code":"${CODE}"}`)}`, [CODE])).toEqual({ secret: CODE, form: 'base64' });
  });

  it.each([
    ['a longer number', 'at 1739184000'],
    ['the end of a longer number', '5739184'],
    ['a fraction', 'opacity 0.739184'],
    ['a hexadecimal number', '#739184ff'],
    ['another order', '481937'],
    ['digits far apart', '7 px, 3 px, 9 px, 1 px, 8 px, 4 px'],
  ])("doesn't mistake %s for a code", (_, text) => {
    expect(findSecret(text, [CODE])).toBeUndefined();
  });

  it("doesn't look for text that is too short", () => {
    expect(findSecret('abc', ['abc', ''])).toBeUndefined();
  });

  it('names the secret that it found', () => {
    expect(findSecret(`key ${SECRET}`, [CODE, SECRET])?.secret).toBe(SECRET);
  });
});
