import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskDestination } from '../../../src/core/text/destination.js';

const digitsOf = (text: string): number => text.match(/\p{Nd}/gu)?.length ?? 0;

describe('maskDestination', () => {
  it.each([
    ['+49 170 1234567', '•••• 67'],
    ['+15550100', '•••• 00'],
    ['(555) 010-01 23', '•••• 23'],
    ['+44 20 7946 09 5 8', '•••• 58'],
    ['٠١٢٣٤٥٦٧', '•••• ٦٧'],
    ['WhatsApp +49 170 1234567', '•••• 67'],
    ['***-***-1234', '•••• 34'],
    ['+•• ••• •••67', '•••• 67'],
    ['XXXX67', '•••• 67'],
    ['ends in 7', '•••• 7'],
    ['+49 •••', '••••'],
    ['12••••••', '••••'],
    ['device-token-abcdef', '••••'],
    ['jane', '••••'],
    ['', '••••'],
  ])('masks the number %j as %j', (value, masked) => {
    expect(maskDestination(value)).toBe(masked);
  });

  it.each([
    ['jane.doe@example.com', 'j•••@•••.com'],
    ['j@x.io', 'j•••@•••.io'],
    ['Jane@mail.example.co.uk', 'J•••@•••.uk'],
    ['4jane1987@example.com', '4•••@•••.com'],
    ['élodie@exemple.fr', 'é•••@•••.fr'],
    ['用户@例子.中国', '用•••@•••.中国'],
    ['𝒿ane@example.com', '𝒿•••@•••.com'],
    ['"a@b"@example.com', '•••@•••.com'],
    ['j***@e***.com', 'j•••@•••.com'],
    ['***@***', '•••@•••'],
    ['jane@localhost', 'j•••@•••'],
    ['jane@[192.168.10.20]', 'j•••@•••'],
    ['jane@example.xn--p1ai', 'j•••@•••'],
    ['jane@example.c', 'j•••@•••'],
    ['@', '•••@•••'],
    ['+49 170 1234567@sms.example', '•••@•••.example'],
    ['\u202ejane@example.com', 'j•••@•••.com'],
  ])('masks the address %j as %j', (value, masked) => {
    expect(maskDestination(value)).toBe(masked);
  });

  it('keeps at most two digits of anything', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'0123456789٣६ +-().@•*x') }),
      fc.emailAddress(),
    );
    fc.assert(
      fc.property(value, (text) => {
        expect(digitsOf(maskDestination(text))).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('keeps only the first letter and the top-level domain of an address', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        const masked = maskDestination(address);
        expect(masked.length).toBeLessThanOrEqual(8 + (address.split('.').at(-1)?.length ?? 0) + 1);
        expect(masked).toMatch(/^[\p{L}\p{N}]?•••@•••(\.\p{L}+)?$/u);
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.emailAddress(),
          fc.string({ unit: fc.constantFrom(...'0123456789 +-•') }),
        ),
        (text) => {
          const masked = maskDestination(text);
          expect(maskDestination(masked)).toBe(masked);
        },
      ),
    );
  });
});
