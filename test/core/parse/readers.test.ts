import { describe, expect, it } from 'vitest';
import {
  countOf,
  destinationOf,
  factorsOf,
  fieldsOf,
  flagOf,
  idOf,
  methodsOf,
  numberOf,
} from '../../../src/core/parse/readers.js';
import { failures } from '../anyAnswer.js';

describe('fieldsOf', () => {
  it.each([...failures, [undefined, 'SERVER'], [null, 'SERVER'], [[], 'SERVER']] as typeof failures)(
    'throws for %o the code %s',
    (answer, code) => {
      expect(() => fieldsOf(answer)).toThrow(expect.objectContaining({ name: 'MfaError', code }));
    },
  );

  it.each([
    [{}],
    [{ error: null }],
    [{ error: undefined, a: 1 }],
    [{ success: true }],
    [{ success: null }],
    [Object.create(null)],
    [
      new (class A {
        tokens = 1;
      })(),
    ],
  ])('passes every member of %o on unchanged', (answer) => {
    expect({ ...fieldsOf(answer) }).toMatchObject({ ...answer });
  });

  it('keeps only the numbers of a failure', () => {
    const answer = {
      error: { code: 'RATE_LIMITED', retryAfter: 30, attemptsLeft: 2, message: 'code 123456 is wrong', body: '123456' },
    };
    try {
      fieldsOf(answer);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 30, attemptsLeft: 2 });
      expect(JSON.stringify(error)).not.toContain('123456');
    }
  });
});

describe('idOf', () => {
  it.each([
    ['c1', 'c1'],
    [' spaced ', ' spaced '],
    ['__proto__', '__proto__'],
    ['constructor', 'constructor'],
    [42, '42'],
    [0, '0'],
    ['a'.repeat(8192), 'a'.repeat(8192)],
    ['a'.repeat(8193), undefined],
    ['', undefined],
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
    [1n, undefined],
    [true, undefined],
    [null, undefined],
    [{}, undefined],
    [['c1'], undefined],
  ])('of %o is %o', (value, id) => {
    expect(idOf(value)).toBe(id);
  });
});

describe('numberOf and countOf', () => {
  it.each([
    [30, 30, 30],
    [1.5, 1.5, 1],
    [0, 0, 0],
    [-5, 0, 0],
    [1e300, 8.64e15, 8.64e15],
    [Number.NaN, undefined, undefined],
    [Number.POSITIVE_INFINITY, undefined, undefined],
    ['30', undefined, undefined],
    [null, undefined, undefined],
    [30n, undefined, undefined],
    [new Date(0), undefined, undefined],
  ])('of %o are %o and %o', (value, number, count) => {
    expect(numberOf(value)).toBe(number);
    expect(countOf(value)).toBe(count);
  });
});

describe('flagOf', () => {
  it.each([
    [true, true],
    [false, false],
    ['true', undefined],
    [1, undefined],
    [null, undefined],
  ])('of %o is %o', (value, flag) => {
    expect(flagOf(value)).toBe(flag);
  });
});

describe('destinationOf', () => {
  it.each([
    ['+49 170 1234567', '•••• 67'],
    ['', undefined],
    ['\u0000', undefined],
    [491701234567, undefined],
    [null, undefined],
  ])('of %o is %o', (value, masked) => {
    expect(destinationOf(value)).toBe(masked);
  });
});

describe('methodsOf', () => {
  it.each(['totp', 'sms', 'email', 'passkey'])('accepts %s', (method) => {
    expect(methodsOf([method])).toEqual([method]);
  });

  it.each(['TOTP', 'push', '', 'toString', null, 1, ['totp']])('rejects %o', (method) => {
    expect(methodsOf([method])).toEqual([]);
  });

  it.each([
    [
      ['sms', 'totp'],
      ['sms', 'totp'],
    ],
    [
      ['sms', 'push', 'sms', null, 'email'],
      ['sms', 'email'],
    ],
    [['push'], []],
    [[], []],
    ['totp', undefined],
    [{ 0: 'totp', length: 1 }, undefined],
    [undefined, undefined],
  ])('reads the list %o as %o', (value, methods) => {
    expect(methodsOf(value)).toEqual(methods);
  });
});

describe('factorsOf', () => {
  it('keeps the fields of the contract, cleaned and masked', () => {
    const factors = factorsOf([
      {
        id: 7,
        method: 'sms',
        label: ' Work\u202e ',
        destination: '+49 170 1234567',
        isDefault: true,
        createdAt: 1,
        lastUsedAt: 2,
        secret: 'x',
      },
      { id: 'f2', method: 'email', destination: 'jane@example.com' },
    ]);
    expect(factors).toEqual([
      { id: '7', method: 'sms', label: 'Work', destination: '•••• 67', isDefault: true, createdAt: 1, lastUsedAt: 2 },
      { id: 'f2', method: 'email', destination: 'j•••@•••.com' },
    ]);
  });

  it('drops unusable factors, and the second one with the same id', () => {
    const ids = factorsOf([
      null,
      'totp',
      [],
      {},
      { id: 'a' },
      { method: 'totp' },
      { id: '', method: 'totp' },
      { id: 'b', method: 'push' },
      { id: 'c', method: 'totp', label: 7, destination: 7, createdAt: 'x', isDefault: 'yes' },
      { id: 'c', method: 'sms' },
    ]);
    expect(ids).toEqual([{ id: 'c', method: 'totp' }]);
  });

  it('keeps a factor of a declared method', () => {
    const own = [{ id: 'push', name: 'Our app', kind: 'code' }] as const;
    const raw = [
      { id: 'a', method: 'push' },
      { id: 'b', method: 'fax' },
      { id: 'c', method: ['push'] },
    ];
    expect(factorsOf(raw, own)).toEqual([{ id: 'a', method: 'push' }]);
  });

  it('treats the names of prototype members as ordinary ids', () => {
    const raw = JSON.parse(
      '[{"id":"__proto__","method":"totp"},{"id":"constructor","method":"sms","__proto__":{"isDefault":true}}]',
    ) as unknown;
    expect(factorsOf(raw)).toEqual([
      { id: '__proto__', method: 'totp' },
      { id: 'constructor', method: 'sms' },
    ]);
    expect(Object.hasOwn(Object.prototype, 'isDefault')).toBe(false);
  });

  it('reads at most fifty', () => {
    const many = Array.from({ length: 10_000 }, (_, id) => ({ id, method: 'totp' }));
    expect(factorsOf(many)).toHaveLength(50);
  });

  it.each([undefined, null, {}, 'totp', 3])('finds no list in %o', (value) => {
    expect(factorsOf(value)).toBeUndefined();
  });
});
