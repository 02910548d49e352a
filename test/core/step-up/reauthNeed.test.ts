import { expect, it } from 'vitest';
import { MfaError, type MfaErrorInfo } from '../../../src/core/contract/error.js';
import { type ReauthKind, reauthNeed } from '../../../src/core/step-up/reauthNeed.js';

it.each<[MfaErrorInfo, ReauthKind[], ReauthKind | undefined]>([
  [{ code: 'REAUTH_REQUIRED', reauth: 'password' }, [], 'password'],
  [{ code: 'REAUTH_REQUIRED', reauth: 'password' }, ['password'], undefined],
  [{ code: 'REAUTH_REQUIRED', reauth: 'code' }, ['password'], 'code'],
  [{ code: 'REAUTH_REQUIRED', reauth: 'code' }, ['password', 'code'], undefined],
  [{ code: 'REAUTH_REQUIRED', reauth: 'login' }, [], undefined],
  [{ code: 'REAUTH_REQUIRED' }, [], undefined],
  [{ code: 'INVALID_CREDENTIALS' }, [], undefined],
  [{ code: 'INVALID_CREDENTIALS' }, ['password'], 'password'],
  [{ code: 'NETWORK' }, ['password'], undefined],
])('after %o, with %o given, it is %s', ({ code, ...details }, given, need) => {
  expect(reauthNeed(new MfaError(code, details), new Set(given))).toBe(need);
});
