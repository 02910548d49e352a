import fc from 'fast-check';
import { expect } from 'vitest';
import { isMfaError } from '../../src/core/contract/error.js';

const anything = fc.anything({
  withNullPrototype: true,
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSparseArray: true,
});
const id = fc.constantFrom<unknown>('a', 'b', '__proto__', 'constructor', 'toString', 7, '');
const method = fc.constantFrom<unknown>('totp', 'sms', 'email', 'passkey', 'push', 'toString');
const flag = fc.constantFrom<unknown>(true, true, false, 'true', 1);
const number = fc.constantFrom<unknown>(0, 30, 600, -1, 1e300, Number.NaN, '30');

/** Usually a valid value, sometimes anything at all. */
const often = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 9, arbitrary: value }, { weight: 1, arbitrary: anything });
const members = (model: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<object> =>
  fc.record(Object.fromEntries(Object.entries(model).map(([key, value]) => [key, often(value)])), { requiredKeys: [] });

const factor = members({
  id,
  method,
  label: fc.string(),
  destination: fc.emailAddress(),
  isDefault: flag,
  createdAt: number,
  lastUsedAt: number,
});
const member = {
  challengeId: id,
  id,
  sentTo: id,
  factors: fc.array(often(factor), { maxLength: 4 }),
  expiresIn: number,
  resendIn: number,
  backupCodesLeft: number,
  mfaRequired: flag,
  enrolled: flag,
  enabled: flag,
  required: flag,
  verified: flag,
  user: members({ mfaEnrolled: flag }),
  tokens: fc.constantFrom<unknown>(null, 't', {}, ''),
  enrollable: fc.array(method),
  methods: fc.array(method),
  enrollment: fc.constantFrom('optional', 'recommended', 'required', 'other'),
  secret: fc.constantFrom('JBSWY3DPEHPK3PXP', 'jbsw y3dp', '0189'),
  account: fc.string({ unit: 'binary' }),
  destination: fc.string({ unit: 'binary' }),
  qrCodeUrl: fc.constantFrom('otpauth://totp/a?secret=JBSW', 'data:image/png;base64,AA', 'https://evil.example/qr'),
  backupCodes: fc.array(fc.constantFrom<unknown>('a', 'b', 'c', 'd', 1), { maxLength: 3 }),
};

/** Anything at all, including objects whose fields have the contract's names and usually its types. */
const anyAnswer: fc.Arbitrary<unknown> = fc.oneof(
  anything,
  fc.json().map((text): unknown => JSON.parse(text)),
  fc.array(fc.constantFrom<unknown>('a', 'b', ' c', 'd', 1), { maxLength: 3 }),
  { weight: 5, arbitrary: members(member) },
  members({
    ...member,
    error: fc.constantFrom<unknown>(null, {}, { code: 'LOCKED' }, 'x'),
    success: flag,
    code: fc.constant('INVALID_CODE'),
  }),
);

/**
 * Whatever the response, the parser returns or throws an MfaError, and changes neither the response nor a prototype.
 */
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

/** Responses that no parser may treat as a success, with the code of their error. */
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
