import { describe, expect, it } from 'vitest';
import { parseEnrollment } from '../../../src/core/parse/parseEnrollment.js';
import { expectOnlyMfaErrors, failures } from '../anyAnswer.js';

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const URI = `otpauth://totp/Acme:jane?secret=${SECRET}&issuer=Acme`;
const PNG = 'data:image/png;base64,iVBORw0KGgo=';

describe('parseEnrollment', () => {
  it.each([
    [{ id: 'e' }, { id: 'e' }],
    [{ id: 42 }, { id: '42' }],
    [
      { id: 'e', secret: 'jbsw y3dp ehpk 3pxp ==' },
      { id: 'e', secret: 'JBSWY3DPEHPK3PXP' },
    ],
    [{ id: 'e', secret: 'not base32!' }, { id: 'e' }],
    [{ id: 'e', secret: 12 }, { id: 'e' }],
    [
      { id: 'e', qrCodeUrl: URI },
      { id: 'e', secret: SECRET, qrCodeUrl: URI },
    ],
    [
      { id: 'e', secret: 'AAAA', qrCodeUrl: URI },
      { id: 'e', secret: SECRET, qrCodeUrl: URI },
    ],
    [
      { id: 'e', secret: SECRET, qrCodeUrl: PNG },
      { id: 'e', secret: SECRET, qrCodeUrl: PNG },
    ],
    [
      { id: 'e', account: ' jane@example.com\u202e', backupCodes: ['a', ' b'], expiresIn: 600, resendIn: 30 },
      { id: 'e', account: 'jane@example.com', backupCodes: ['a', 'b'], expiresIn: 600, resendIn: 30 },
    ],
    [{ id: 'e', backupCodes: [] }, { id: 'e' }],
    [{ id: 'e', backupCodes: null }, { id: 'e' }],
    [
      { id: 'e', destination: '+49 170 1234567', phoneNumber: '+49 170 1234567' },
      { id: 'e', destination: '•••• 67' },
    ],
    [{ id: '__proto__' }, { id: '__proto__' }],
  ])('reads %o', (answer, enrollment) => {
    expect(parseEnrollment(answer)).toStrictEqual(enrollment);
  });

  it.each([
    PNG,
    'data:image/svg+xml;utf8,<svg/>',
    'data:image/svg+xml,%3Csvg/%3E',
    'data:image/gif;base64,AA',
    'data:image/jpeg;base64,AA',
    'data:image/webp;base64,AA',
    'DATA:IMAGE/PNG;base64,AA',
    URI,
  ])('keeps the image %s', (qrCodeUrl) => {
    expect(parseEnrollment({ id: 'e', qrCodeUrl }).qrCodeUrl).toBe(qrCodeUrl);
  });

  it.each([
    `https://api.qrserver.com/v1/create-qr-code/?data=${encodeURIComponent(URI)}`,
    'https://host.example/qr.png',
    'http://host.example/qr.png',
    '//evil.example/qr.png',
    '/qr.png',
    'qr.png',
    'javascript:alert(1)',
    'blob:https://host.example/1',
    'data:text/html,<script>alert(1)</script>',
    'data:image/bmp;base64,AA',
    'data:image/png',
    'data:image/pngx;base64,AA',
    'data:image/svg+xml-evil;base64,AA',
    'data:,x',
    ` ${PNG}`,
    `data:image/png;base64,${'A'.repeat(500_000)}`,
    `otpauth://hotp/a?secret=${SECRET}`,
    'otpauth://totp/a?secret=0189',
    `otpauth://totp/a?secret=${SECRET}&digits=5`,
    '',
    null,
    7,
    { href: URI },
    [URI],
  ])('drops the image %o and stays usable', (qrCodeUrl) => {
    expect(parseEnrollment({ id: 'e', secret: SECRET, qrCodeUrl })).toStrictEqual({ id: 'e', secret: SECRET });
  });

  it.each([
    ...failures,
    [undefined, 'SERVER'],
    [null, 'SERVER'],
    [{}, 'SERVER'],
    [{ secret: SECRET }, 'SERVER'],
    [{ id: '' }, 'SERVER'],
    [{ id: null }, 'SERVER'],
    [{ id: Number.NaN }, 'SERVER'],
    [{ id: 'e', backupCodes: ['a', 'a'] }, 'SERVER'],
    [{ id: 'e', backupCodes: [1] }, 'SERVER'],
    [{ id: 'e', backupCodes: 'a b c' }, 'SERVER'],
    [{ id: 'e', backupCodes: Array.from({ length: 10_000 }, (_, index) => `c${index}`) }, 'SERVER'],
  ] as typeof failures)('throws for %o the code %s', (answer, code) => {
    expect(() => parseEnrollment(answer)).toThrow(expect.objectContaining({ name: 'MfaError', code }));
  });

  it('survives any response', () => {
    expectOnlyMfaErrors(parseEnrollment, (enrollment) =>
      expect(enrollment).toMatchObject({ id: expect.stringMatching(/./s) }),
    );
  });
});
