import fc from 'fast-check';
import { expect } from 'vitest';
import { isMfaError } from '../../src/core/error.js';

const leaf = fc.oneof(
  fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true, withSparseArray: true }),
  fc.constantFrom<unknown>(
    true,
    false,
    null,
    undefined,
    '',
    'totp',
    'id',
    '__proto__',
    'constructor',
    0,
    -1,
    1e300,
    Number.NaN,
  ),
);
const member = fc.constantFrom(
  ...['challengeId', 'factors', 'sentTo', 'expiresIn', 'resendIn', 'mfaRequired', 'user', 'mfaEnrolled', 'tokens'],
  ...['enrollable', 'enrollment', 'id', 'secret', 'account', 'qrCodeUrl', 'backupCodes', 'destination', 'verified'],
  ...['backupCodesLeft', 'enrolled', 'required', 'enabled', 'methods', 'method', 'label', 'error', 'success', 'code'],
);
const objectOf = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => fc.dictionary(member, value, { maxKeys: 12 });

/** Anything at all, and with it objects whose members have the contract's names and anything in them. */
export const anyAnswer: fc.Arbitrary<unknown> = fc.oneof(
  leaf,
  objectOf(leaf),
  objectOf(fc.oneof(leaf, objectOf(leaf), fc.array(objectOf(leaf), { maxLength: 4 }))),
  fc.json().map((text): unknown => JSON.parse(text)),
);

/** Whatever the answer, the parser returns or throws an MfaError, and touches neither the answer nor a prototype. */
export function expectOnlyMfaErrors(parse: (answer: unknown) => unknown, check?: (parsed: unknown) => void): void {
  const before = [Reflect.ownKeys(Object.prototype), Reflect.ownKeys(Array.prototype)];
  fc.assert(
    fc.property(anyAnswer, (answer) => {
      const copy = fc.stringify(answer);
      try {
        const parsed = parse(answer);
        check?.(parsed);
      } catch (error) {
        if (!isMfaError(error)) throw error;
      }
      expect(fc.stringify(answer)).toBe(copy);
    }),
    { numRuns: 1000 },
  );
  expect([Reflect.ownKeys(Object.prototype), Reflect.ownKeys(Array.prototype)]).toEqual(before);
}

/** Answers that no parser may take for a success, with the code of the error they become. */
export const failures: [answer: unknown, code: string][] = [
  ['', 'SERVER'],
  ['<!doctype html>', 'SERVER'],
  [true, 'SERVER'],
  [false, 'SERVER'],
  [0, 'SERVER'],
  [204, 'SERVER'],
  [[{}], 'SERVER'],
  [() => undefined, 'SERVER'],
  [Symbol('x'), 'SERVER'],
  [{ error: 'invalid' }, 'SERVER'],
  [{ error: true }, 'SERVER'],
  [{ error: false }, 'SERVER'],
  [{ error: '' }, 'SERVER'],
  [{ error: [] }, 'SERVER'],
  [{ error: {} }, 'SERVER'],
  [{ error: { code: 'constructor' } }, 'SERVER'],
  [{ error: { code: 'INVALID_CODE' } }, 'INVALID_CODE'],
  [{ error: { code: 'UNKNOWN' } }, 'UNKNOWN'],
  [{ error: { code: 'INVALID_CODE' }, success: true }, 'INVALID_CODE'],
  [{ success: false }, 'SERVER'],
  [{ success: false, error: null }, 'SERVER'],
  [{ success: false, code: 'CODE_EXPIRED' }, 'CODE_EXPIRED'],
  [{ success: false, code: 'other' }, 'SERVER'],
];
