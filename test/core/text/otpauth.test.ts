import fc from 'fast-check';
import { TOTP, URI } from 'otpauth';
import { describe, expect, it } from 'vitest';
import {
  buildOtpauthUri,
  groupSecret,
  normalizeSecret,
  type OtpauthOptions,
  parseOtpauthUri,
} from '../../../src/core/text/otpauth.js';

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const base32 = fc.string({
  unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'),
  minLength: 1,
  maxLength: 256,
});
const anyText = fc.string({ unit: 'binary', maxLength: 80 });

describe('buildOtpauthUri', () => {
  it.each<[string, OtpauthOptions, string]>([
    [
      'issuer and account',
      { secret: SECRET, issuer: 'Acme', account: 'jane@example.com' },
      `otpauth://totp/Acme:jane%40example.com?secret=${SECRET}&issuer=Acme`,
    ],
    [
      'a space as %20',
      { secret: SECRET, issuer: 'Acme Inc', account: 'Jane Doe' },
      `otpauth://totp/Acme%20Inc:Jane%20Doe?secret=${SECRET}&issuer=Acme%20Inc`,
    ],
    [
      'a plus as %2B',
      { secret: SECRET, issuer: 'A+B', account: 'j+mfa@x.y' },
      `otpauth://totp/A%2BB:j%2Bmfa%40x.y?secret=${SECRET}&issuer=A%2BB`,
    ],
    [
      'what would end a part',
      { secret: SECRET, issuer: 'a/b?c#d&e=f%', account: 'x&y' },
      `otpauth://totp/a%2Fb%3Fc%23d%26e%3Df%25:x%26y?secret=${SECRET}&issuer=a%2Fb%3Fc%23d%26e%3Df%25`,
    ],
    [
      'Unicode',
      { secret: SECRET, issuer: 'Bücher', account: 'علي' },
      `otpauth://totp/B%C3%BCcher:%D8%B9%D9%84%D9%8A?secret=${SECRET}&issuer=B%C3%BCcher`,
    ],
    [
      'a colon as a space',
      { secret: SECRET, issuer: 'Acme: Pay', account: 'a:b:' },
      `otpauth://totp/Acme%20%20Pay:a%20b?secret=${SECRET}&issuer=Acme%20%20Pay`,
    ],
    ['no account', { secret: SECRET, issuer: 'Acme' }, `otpauth://totp/Acme?secret=${SECRET}&issuer=Acme`],
    ['no issuer', { secret: SECRET, account: 'jane' }, `otpauth://totp/jane?secret=${SECRET}`],
    ['neither', { secret: SECRET, issuer: '' }, `otpauth://totp/?secret=${SECRET}`],
    [
      'a secret as users write it',
      { secret: 'jbsw y3dp ehpk 3pxp ====', issuer: 'A' },
      'otpauth://totp/A?secret=JBSWY3DPEHPK3PXP&issuer=A',
    ],
    [
      'defaults left out',
      { secret: SECRET, issuer: 'A', digits: 6, period: 30, algorithm: 'SHA1' },
      `otpauth://totp/A?secret=${SECRET}&issuer=A`,
    ],
    [
      'other parameters',
      { secret: SECRET, issuer: 'A', digits: 8, period: 60, algorithm: 'SHA256' },
      `otpauth://totp/A?secret=${SECRET}&issuer=A&algorithm=SHA256&digits=8&period=60`,
    ],
    [
      'controls and lone surrogates dropped',
      { secret: SECRET, issuer: 'A\u0000\u202eB\ud800', account: '\udc00' },
      `otpauth://totp/AB?secret=${SECRET}&issuer=AB`,
    ],
  ])('writes %s', (_, options, uri) => {
    expect(buildOtpauthUri(options)).toBe(uri);
  });

  it.each(['', '0189', 'JBSW!', 'A'.repeat(257)])('throws SERVER for the secret %j', (secret) => {
    expect(() => buildOtpauthUri({ secret, issuer: 'Acme' })).toThrow(expect.objectContaining({ code: 'SERVER' }));
  });

  it('fits into a QR code of level M, however long the names are', () => {
    const uri = buildOtpauthUri({
      secret: 'A'.repeat(256),
      issuer: '漢'.repeat(300),
      account: '字'.repeat(300),
      digits: 8,
      period: 300,
      algorithm: 'SHA512',
    });
    expect(uri.length).toBeLessThanOrEqual(2331);
    expect(parseOtpauthUri(uri)).toMatchObject({ issuer: '漢'.repeat(64), account: '字'.repeat(64), period: 300 });
  });

  it('is read the same by another implementation of Key URI', () => {
    const read = URI.parse(
      buildOtpauthUri({ secret: SECRET, issuer: 'Bücher & Söhne', account: 'jane+mfa@example.com', digits: 8 }),
    );
    expect(read).toBeInstanceOf(TOTP);
    expect(read).toMatchObject({
      issuer: 'Bücher & Söhne',
      label: 'jane+mfa@example.com',
      digits: 8,
      period: 30,
      algorithm: 'SHA1',
    });
    expect(read.secret.base32).toBe(SECRET);
  });
});

describe('parseOtpauthUri', () => {
  const plain = { secret: SECRET, digits: 6, period: 30, algorithm: 'SHA1' };

  it.each([
    [
      `otpauth://totp/Acme:jane%40example.com?secret=${SECRET}&issuer=Acme`,
      { ...plain, issuer: 'Acme', account: 'jane@example.com' },
    ],
    [`otpauth://totp/Acme%3Ajane?secret=${SECRET}`, { ...plain, issuer: 'Acme', account: 'jane' }],
    [`otpauth://totp/Acme:%20%20jane?secret=${SECRET}&issuer=Acme`, { ...plain, issuer: 'Acme', account: 'jane' }],
    [`otpauth://totp/Old:jane?secret=${SECRET}&issuer=New`, { ...plain, issuer: 'New', account: 'jane' }],
    [`otpauth://totp/Acme:Acme?secret=${SECRET}&issuer=Acme`, { ...plain, issuer: 'Acme', account: 'Acme' }],
    [`otpauth://totp/Acme?secret=${SECRET}&issuer=Acme`, { ...plain, issuer: 'Acme' }],
    [`otpauth://totp/jane?secret=${SECRET}`, { ...plain, account: 'jane' }],
    [`otpauth://totp/?secret=${SECRET}`, plain],
    [
      `otpauth://totp/My App:jane@example.com?secret=${SECRET}`,
      { ...plain, issuer: 'My App', account: 'jane@example.com' },
    ],
    [`otpauth://totp/A/B:jane?secret=${SECRET}`, { ...plain, issuer: 'A/B', account: 'jane' }],
    [`otpauth://totp/a+b?secret=${SECRET}&issuer=A+B`, { ...plain, issuer: 'A+B', account: 'a+b' }],
    [`OTPAUTH://TOTP/a?secret=${SECRET}`, { ...plain, account: 'a' }],
    [`otpauth://totp/a?secret=${SECRET.toLowerCase()}`, { ...plain, account: 'a' }],
    ['otpauth://totp/a?secret=JBSW%20Y3DP%3D%3D', { ...plain, secret: 'JBSWY3DP', account: 'a' }],
    [
      `otpauth://totp/a?secret=${SECRET}&algorithm=sha512&digits=7&period=5`,
      { ...plain, account: 'a', algorithm: 'SHA512', digits: 7, period: 5 },
    ],
    [
      `otpauth://totp/a?secret=${SECRET}&period=300&image=https%3A%2F%2Fx.example%2Fi.png`,
      { ...plain, account: 'a', period: 300 },
    ],
    [`otpauth://totp/%E2%80%AEevil:a?secret=${SECRET}`, { ...plain, issuer: 'evil', account: 'a' }],
  ])('reads %s', (uri, expected) => {
    expect(parseOtpauthUri(uri)).toEqual(expected);
  });

  it.each([
    ['nothing', ''],
    ['another scheme', `https://totp/a?secret=${SECRET}`],
    ['a scheme in front', `x:otpauth://totp/a?secret=${SECRET}`],
    ['white space in front', ` otpauth://totp/a?secret=${SECRET}`],
    ['hotp', `otpauth://hotp/a?secret=${SECRET}&counter=0`],
    ['another type', `otpauth://totpx/a?secret=${SECRET}`],
    ['no label part', `otpauth://totp?secret=${SECRET}`],
    ['no query', 'otpauth://totp/a'],
    ['no secret', 'otpauth://totp/a?issuer=A'],
    ['an empty secret', 'otpauth://totp/a?secret='],
    ['a secret that isn’t Base32', 'otpauth://totp/a?secret=JBSW0189'],
    ['a non-ASCII secret that folds to ASCII', 'otpauth://totp/a?secret=JB%C5%BFWY3DP'],
    ['padding inside the secret', 'otpauth://totp/a?secret=JB%3DSW'],
    ['a secret under another name', `otpauth://totp/a?Secret=${SECRET}`],
    ['two secrets', `otpauth://totp/a?secret=${SECRET}&secret=${SECRET}`],
    ['two secrets that differ by case', `otpauth://totp/a?secret=${SECRET}&SECRET=${SECRET}`],
    ['two unknown parameters', `otpauth://totp/a?secret=${SECRET}&x=1&x=2`],
    ['five digits', `otpauth://totp/a?secret=${SECRET}&digits=5`],
    ['nine digits', `otpauth://totp/a?secret=${SECRET}&digits=9`],
    ['digits 6.0', `otpauth://totp/a?secret=${SECRET}&digits=6.0`],
    ['digits without a value', `otpauth://totp/a?secret=${SECRET}&digits=`],
    ['a period of 4', `otpauth://totp/a?secret=${SECRET}&period=4`],
    ['a period of 301', `otpauth://totp/a?secret=${SECRET}&period=301`],
    ['a period of 30.5', `otpauth://totp/a?secret=${SECRET}&period=30.5`],
    ['a period of 1e2', `otpauth://totp/a?secret=${SECRET}&period=1e2`],
    ['a negative period', `otpauth://totp/a?secret=${SECRET}&period=-30`],
    ['MD5', `otpauth://totp/a?secret=${SECRET}&algorithm=MD5`],
    ['SHA-1 with a dash', `otpauth://totp/a?secret=${SECRET}&algorithm=SHA-1`],
    ['SHA384', `otpauth://totp/a?secret=${SECRET}&algorithm=SHA384`],
    ['a fragment', `otpauth://totp/a?secret=${SECRET}#x`],
    ['a fragment after the issuer', `otpauth://totp/a?secret=${SECRET}&issuer=A#x`],
    ['a label that can’t be decoded', `otpauth://totp/%E0%A4?secret=${SECRET}`],
    ['a bare percent sign', `otpauth://totp/100%?secret=${SECRET}`],
    ['more than a QR code can hold', `otpauth://totp/a?secret=${SECRET}&x=${'y'.repeat(2400)}`],
  ])('rejects %s', (_, uri) => {
    expect(parseOtpauthUri(uri)).toBeUndefined();
  });

  it('reads back what was built, for any issuer and account', () => {
    fc.assert(
      fc.property(
        base32,
        anyText,
        fc.option(anyText, { nil: undefined }),
        fc.constantFrom(6, 7, 8),
        fc.integer({ min: 5, max: 300 }),
        fc.constantFrom('SHA1', 'SHA256', 'SHA512'),
        (secret, issuer, account, digits, period, algorithm) => {
          const uri = buildOtpauthUri({ secret, issuer, account, digits, period, algorithm });
          expect(uri).not.toMatch(/[+\s]/);
          const read = parseOtpauthUri(uri);
          expect(read).toMatchObject({ secret, digits, period, algorithm });
          expect(buildOtpauthUri({ ...read, secret: read?.secret ?? '' })).toBe(uri);
        },
      ),
    );
  });

  it('returns the names unchanged if they contain nothing forbidden', () => {
    // a colon, and characters that could reorder or break the surrounding text: controls, bidi
    // controls, line separators
    const forbidden = /[:\p{Cc}\p{Cs}\p{Bidi_C}\u2028\u2029]/u;
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter((text) => text === text.trim() && text.length <= 64 && !forbidden.test(text));
    fc.assert(
      fc.property(name, name, (issuer, account) => {
        expect(parseOtpauthUri(buildOtpauthUri({ secret: SECRET, issuer, account }))).toMatchObject({
          issuer,
          account,
        });
      }),
    );
  });

  it.each(['\u2028', '\u2029', '\u202e', '\u0000'])('removes %j from the names', (character) => {
    const name = `Ac${character}me`;
    const uri = buildOtpauthUri({ secret: SECRET, issuer: name, account: name });
    expect(parseOtpauthUri(uri)).toMatchObject({ issuer: 'Acme', account: 'Acme' });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(anyText, anyText, (label, query) => {
        parseOtpauthUri(label);
        parseOtpauthUri(`otpauth://totp/${label}?secret=${SECRET}&${query}`);
        parseOtpauthUri(`otpauth://totp/${label}?${query}`);
      }),
    );
  });
});

describe('normalizeSecret', () => {
  it.each([
    ['JBSWY3DP', 'JBSWY3DP'],
    ['jbsw y3dp', 'JBSWY3DP'],
    ['JBSW\u00a0Y3DP\n', 'JBSWY3DP'],
    ['JBSWY3DP======', 'JBSWY3DP'],
    ['jbsw y3dp ====', 'JBSWY3DP'],
    ['', undefined],
    ['====', undefined],
    ['   ', undefined],
    ['=JBSW', undefined],
    ['JB=SW', undefined],
    ['JBSW1', undefined],
    ['JBSW-Y3DP', undefined],
    ['JBſW', undefined],
    ['A'.repeat(256), 'A'.repeat(256)],
    ['A'.repeat(257), undefined],
    [' '.repeat(600), undefined],
  ])('reads %j as %j', (secret, expected) => {
    expect(normalizeSecret(secret)).toBe(expected);
  });
});

describe('groupSecret', () => {
  it.each([
    ['', ''],
    ['ABC', 'ABC'],
    ['ABCD', 'ABCD'],
    ['ABCDE', 'ABCD E'],
    ['ABCDEFGH', 'ABCD EFGH'],
    [SECRET, 'JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP'],
  ])('shows %j as %j', (secret, groups) => {
    expect(groupSecret(secret)).toBe(groups);
  });

  it('is reversed by normalizeSecret', () => {
    fc.assert(
      fc.property(base32, (secret) => {
        expect(normalizeSecret(groupSecret(secret))).toBe(secret);
      }),
    );
  });
});
