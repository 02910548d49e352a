import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isMfaError,
  isMfaErrorCode,
  MfaError,
  type MfaErrorCode,
  type MfaErrorInfo,
  mfaErrors,
  toMfaError,
} from '../../../src/core/contract/error.js';

const SECRET = 'JBSWY3DPEHPK3PXP';
const codes = Object.keys(mfaErrors) as MfaErrorCode[];

/** Everything of an error that a reporter, a logger or a console could see. */
function seen(error: unknown): string {
  const hidden = inspect(error, { showHidden: true, depth: null, getters: true, showProxy: true });
  const own =
    typeof error === 'object' && error !== null
      ? Reflect.ownKeys(error).map((key) => String(Reflect.get(error, key)))
      : [];
  return [
    JSON.stringify(error),
    hidden,
    String(error),
    inspect(structuredClone(error), { showHidden: true }),
    ...own,
  ].join('\n');
}

const throwing = (key: string): object =>
  Object.defineProperty({}, key, {
    get() {
      throw new Error(SECRET);
    },
  });

/** An object whose `code` changes each time it is read. */
const changing = (...values: string[]): object => Object.defineProperty({}, 'code', { get: () => values.shift() });

const hostile: [string, unknown][] = [
  ['a string', SECRET],
  ['an Error with the secret in its message', new Error(`POST /verify?code=${SECRET}`)],
  ['an Error with a cause', new Error('failed', { cause: { body: SECRET } })],
  ['an AggregateError', new AggregateError([new Error(SECRET)], SECRET)],
  [
    'an HTTP client error',
    Object.assign(new Error(SECRET), {
      code: 'ERR_BAD_REQUEST',
      config: { data: SECRET, headers: { Authorization: SECRET } },
      response: { data: SECRET },
      request: { body: SECRET },
    }),
  ],
  [
    'a known code among other fields',
    { code: 'INVALID_CODE', message: SECRET, cause: SECRET, stack: SECRET, data: { secret: SECRET }, name: SECRET },
  ],
  [
    'numbers that are strings',
    {
      code: 'LOCKED',
      retryAfter: SECRET,
      attemptsLeft: SECRET,
      serverTime: SECRET,
      reauth: SECRET,
      requestId: `id ${SECRET}`,
    },
  ],
  ['numbers that are objects', { code: 'LOCKED', retryAfter: { valueOf: () => SECRET }, requestId: [SECRET] }],
  ['an unknown code', { code: SECRET, message: SECRET }],
  ['a code of the prototype', { code: 'constructor', message: SECRET }],
  ['a name that is a secret', { name: SECRET, message: SECRET }],
  [
    'a message that throws',
    {
      name: 'TypeError',
      message: {
        toString: () => {
          throw new Error(SECRET);
        },
      },
    },
  ],
  ['a code that throws', throwing('code')],
  ['a name that throws', throwing('name')],
  ['a number that throws', Object.assign(throwing('retryAfter'), { code: 'LOCKED' })],
  ['a code that is another the second time', changing('LOCKED', SECRET)],
  [
    'a proxy that refuses',
    new Proxy(
      {},
      {
        get() {
          throw new Error(SECRET);
        },
        getPrototypeOf() {
          throw new Error(SECRET);
        },
      },
    ),
  ],
  ['a toJSON', { code: 'SERVER', toJSON: () => SECRET, [inspect.custom]: () => SECRET }],
  ['a polluting key', JSON.parse(`{"code":"SERVER","__proto__":{"secret":"${SECRET}"}}`)],
  ['an MfaError with more on it', Object.assign(new MfaError('SERVER'), { body: SECRET })],
  ['a function', Object.assign(() => SECRET, { code: 'SERVER', secret: SECRET })],
  ['a symbol', Symbol(SECRET)],
];

describe('toMfaError', () => {
  it.each(hostile)('reveals nothing of %s', (_, error) => {
    const safe = toMfaError(error);
    expect(isMfaError(safe)).toBe(true);
    expect(seen(safe)).not.toContain(SECRET);
    expect(safe).not.toHaveProperty('cause');
  });

  it.each(codes)('keeps the code %s', (code) => {
    expect(toMfaError({ code }).code).toBe(code);
    expect(toMfaError(Object.assign(new Error('x'), { code })).code).toBe(code);
    expect(toMfaError(new MfaError(code)).code).toBe(code);
  });

  it.each<[string, unknown, MfaErrorCode]>([
    ['an abort', new DOMException('aborted', 'AbortError'), 'CANCELLED'],
    ['an aborted signal', AbortSignal.abort().reason, 'CANCELLED'],
    ['a failed fetch in Chromium', new TypeError('Failed to fetch'), 'NETWORK'],
    ['a failed fetch in Node', new TypeError('fetch failed'), 'NETWORK'],
    ['a failed fetch in Firefox', new TypeError('NetworkError when attempting to fetch resource.'), 'NETWORK'],
    ['a failed fetch in Safari', new TypeError('Load failed'), 'NETWORK'],
    ['a bug', new TypeError('x is not a function'), 'UNKNOWN'],
    ['an Error', new Error('fetch'), 'UNKNOWN'],
    ['undefined', undefined, 'UNKNOWN'],
    ['null', null, 'UNKNOWN'],
    ['a code alone', 'INVALID_CODE', 'UNKNOWN'],
    ['a lower-case code', { code: 'invalid_code' }, 'UNKNOWN'],
    ['a list', [{ code: 'INVALID_CODE' }], 'UNKNOWN'],
  ])('reads %s', (_, error, code) => {
    expect(toMfaError(error).code).toBe(code);
  });

  it.each<[Record<string, unknown>, Partial<MfaErrorInfo>]>([
    [{ retryAfter: 30 }, { retryAfter: 30 }],
    [{ retryAfter: 1e9 }, { retryAfter: 86_400 }],
    [{ retryAfter: -1 }, {}],
    [{ retryAfter: Number.NaN }, {}],
    [{ retryAfter: Number.POSITIVE_INFINITY }, {}],
    [{ retryAfter: '30' }, {}],
    [{ attemptsLeft: 2.7 }, { attemptsLeft: 2 }],
    [{ attemptsLeft: 0 }, { attemptsLeft: 0 }],
    [{ serverTime: 1_790_000_000_000 }, { serverTime: 1_790_000_000_000 }],
    [{ serverTime: 1e300 }, {}],
    [{ reauth: 'password' }, { reauth: 'password' }],
    [{ reauth: 'code' }, { reauth: 'code' }],
    [{ reauth: 'login' }, { reauth: 'login' }],
    [{ reauth: 'other' }, {}],
    [{ requestId: 'req_1:a.b-c' }, { requestId: 'req_1:a.b-c' }],
    [{ requestId: 'a b' }, {}],
    [{ requestId: 'a'.repeat(129) }, {}],
    [{ requestId: '' }, {}],
  ])('keeps of %o only %o', (details, kept) => {
    expect(JSON.parse(JSON.stringify(toMfaError({ code: 'LOCKED', ...details })))).toEqual({
      name: 'MfaError',
      code: 'LOCKED',
      ...kept,
    });
  });

  it('never throws, and always returns one of the codes', () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }),
        fc.constantFrom(...codes, 'OTHER'),
        (value, code) => {
          expect(codes).toContain(toMfaError(value).code);
          const error = toMfaError(
            typeof value === 'object' ? { ...value, code } : { code, retryAfter: value, requestId: value },
          );
          expect(codes).toContain(error.code);
          expect(
            Object.keys(error).every((key) =>
              ['name', 'code', 'retryAfter', 'attemptsLeft', 'serverTime', 'reauth', 'requestId'].includes(key),
            ),
          ).toBe(true);
        },
      ),
    );
  });
});

describe('MfaError', () => {
  it('is an Error with its code as the message', () => {
    const error = new MfaError('LOCKED', { retryAfter: 60 });
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).toBe('MfaError: LOCKED');
    expect(error.retryAfter).toBe(60);
  });

  it('has no key without a value', () => {
    expect(new Set(Object.keys(new MfaError('SERVER')))).toEqual(new Set(['name', 'code']));
  });

  it('ignores what an adapter in JavaScript puts into its details', () => {
    const info = { code: 'LOCKED', message: SECRET, cause: SECRET, stack: SECRET, toJSON: () => SECRET, retryAfter: 5 };
    const error = new MfaError('LOCKED', info);
    expect(seen(error)).not.toContain(SECRET);
    expect(error.retryAfter).toBe(5);
  });

  it('accepts no unknown code', () => {
    const error = new MfaError(SECRET as MfaErrorCode);
    expect(error.code).toBe('UNKNOWN');
    expect(seen(error)).not.toContain(SECRET);
  });
});

describe('isMfaError', () => {
  it.each([
    [new MfaError('SERVER'), true],
    [{ name: 'MfaError', code: 'LOCKED' }, true], // from another copy of the package
    [{ name: 'MfaError', code: 'OTHER' }, false],
    [{ code: 'LOCKED' }, false],
    [new Error('x'), false],
    [undefined, false],
    [null, false],
    ['MfaError', false],
  ])('of %o is %s', (value, expected) => {
    expect(isMfaError(value)).toBe(expected);
  });
});

describe('isMfaErrorCode', () => {
  it.each(['toString', 'constructor', '__proto__', 'hasOwnProperty', '', 'server', 1, null, ['SERVER']])(
    'refuses %o',
    (code) => {
      expect(isMfaErrorCode(code)).toBe(false);
    },
  );
});

describe('mfaErrors', () => {
  it('gives every code one recovery from a closed set', () => {
    for (const recovery of Object.values(mfaErrors)) {
      expect(['retry', 'resend', 'restart', 'wait', 'edit', 'reauth', 'switch', 'none']).toContain(recovery);
    }
  });
});
