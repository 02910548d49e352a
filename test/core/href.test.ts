import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeHref } from '../../src/core/href.js';

describe('safeHref', () => {
  it.each([
    'https://example.com',
    'https://example.com/help?topic=mfa#lost',
    'HTTPS://EXAMPLE.COM/',
    'https://bücher.example/hilfe',
    'mailto:help@example.com',
    'mailto:help@example.com?subject=Lost phone',
    'tel:+49-30-901820',
    'sms:+4930901820',
    'http://localhost',
    'http://localhost/',
    'http://localhost:3000/help',
    'http://LOCALHOST:3000?x',
    'http://127.0.0.1:8080/#x',
    'http://[::1]:8080/',
    '/help',
    '/',
    '/help:mfa',
    './help',
    '../help',
    'help',
    'help/mfa?x=a:b',
    '?lost=1',
    '#lost',
    '#a:b',
  ])('lets %s through', (url) => {
    expect(safeHref(url)).toBe(url);
  });

  it('trims', () => {
    expect(safeHref('  https://example.com \n')).toBe('https://example.com');
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    'java\rscript:alert(1)',
    '\u0001javascript:alert(1)',
    '\u0000javascript:alert(1)',
    'javascript://example.com/%0aalert(1)',
    'javascript&colon;alert(1):',
    'data:text/html,<script>alert(1)</script>',
    'data:image/png;base64,AAAA',
    'vbscript:msgbox(1)',
    'blob:https://example.com/1',
    'file:///etc/passwd',
    'ftp://example.com/',
    'intent://x#Intent;end',
    'view-source:https://example.com',
    'otpauth://totp/a?secret=AAAA',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'https:evil.example',
    'https:/evil.example',
    'https:///evil.example',
    'https://',
    'https:\\\\evil.example',
    'http://example.com',
    'http://localhost.evil.example',
    'http://localhost@evil.example',
    'http://localhost:pw@evil.example',
    'http://localhost:3000@evil.example',
    'http://127.0.0.1.evil.example/',
    'http://127.0.0.10/',
    'http:localhost',
    'mailto:',
    'tel:',
    'a:b',
    ':',
    ':/x',
    '',
    '   ',
  ])('refuses %j', (url) => {
    expect(safeHref(url)).toBeUndefined();
  });

  it.each([undefined, null, 1, true, {}, [], ['https://example.com'], { toString: () => 'https://example.com' }])(
    'refuses %o, which is no string',
    (url) => {
      expect(safeHref(url)).toBeUndefined();
    },
  );

  it('resolves only to what is allowed, as a browser would resolve it', () => {
    const piece = fc.constantFrom(
      'javascript',
      'data',
      'https',
      'http',
      'mailto',
      ':',
      '/',
      '//',
      '\\',
      '@',
      '?',
      '#',
      '.',
      '\t',
      '\n',
      ' ',
      '\u0001',
      'localhost',
      '[::1]',
      'evil.example',
      '%0a',
      '3000',
      'é',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (url) => {
          const href = safeHref(url);
          if (href === undefined || !URL.canParse(href, 'https://host.example/login')) return;
          const { protocol, host, hostname } = new URL(href, 'https://host.example/login');
          expect(['https:', 'http:', 'mailto:', 'tel:', 'sms:']).toContain(protocol);
          if (protocol === 'http:') expect(['localhost', '127.0.0.1', '[::1]']).toContain(hostname);
          if (protocol === 'https:' && !/^https:/i.test(href)) expect(host).toBe('host.example');
        },
      ),
      { numRuns: 5000 },
    );
  });
});
