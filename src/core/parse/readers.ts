import type { MfaBuiltInMethod, MfaFactor, MfaMethod } from '../contract/adapter.js';
import { type CustomMethods, customMethod } from '../contract/customMethod.js';
import { isMfaErrorCode, MfaError, toMfaError } from '../contract/error.js';
import { present } from '../contract/present.js';
import { maskDestination } from '../text/destination.js';
import { plainText } from '../text/text.js';

/** Untrusted fields of a response. The readers below return a valid value or undefined. */
export type Fields = Readonly<Record<string, unknown>>;

const METHODS: readonly unknown[] = ['totp', 'sms', 'email', 'passkey'] satisfies MfaBuiltInMethod[];
/** The longest list that is accepted. No user has so many factors, so a longer one is a broken or hostile response. */
const MAX_ENTRIES = 50;

/**
 * The fields of a response that is an object and not a failure.
 *
 * @throws MfaError the response's own code if it is `{ error: { code } }` or `{ success: false, code }` with a known
 * code, otherwise `SERVER`.
 */
export function fieldsOf(answer: unknown): Fields {
  const fields = membersOf(answer);
  if (!fields) throw new MfaError('SERVER');
  const failure = fields.error ?? (fields.success === false ? answer : undefined);
  if (failure === undefined) return fields;
  throw isFields(failure) && isMfaErrorCode(failure.code) ? toMfaError(failure) : new MfaError('SERVER');
}

/**
 * The fields of an object and its class, each read on access. Undefined for anything but an object. Ignores what a
 * script has added to `Object.prototype`: a `verified` there would pass every challenge.
 */
export function membersOf(value: unknown): Fields | undefined {
  if (!isFields(value)) return undefined;
  const members: Fields = Object.create(null);
  for (let from: object | null = value; from && from !== Object.prototype; from = Object.getPrototypeOf(from)) {
    for (const name of Object.getOwnPropertyNames(from)) {
      if (!(name in members)) Object.defineProperty(members, name, { get: () => value[name], enumerable: true });
    }
  }
  return members;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * An opaque id, unchanged; a number becomes a string. It is never truncated, because that would make it a different id.
 */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value && value.length <= 8192 ? value : undefined;
}

/** A number of seconds, a count or a moment: finite, and never negative. */
export function numberOf(value: unknown): number | undefined {
  // 8.64e15 is the latest moment that a Date can represent; Intl throws beyond it
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(Math.max(value, 0), 8.64e15) : undefined;
}

export function countOf(value: unknown): number | undefined {
  const number = numberOf(value);
  return number === undefined ? undefined : Math.floor(number);
}

export function flagOf(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

export function destinationOf(value: unknown): string | undefined {
  const text = plainText(value);
  return text && maskDestination(text);
}

function methodOf(value: unknown, own?: CustomMethods): MfaMethod | undefined {
  return METHODS.includes(value) || customMethod(value as MfaMethod, own) ? (value as MfaMethod) : undefined;
}

/** The known methods in a list, in order and without duplicates. Undefined if it isn't a list. */
export function methodsOf(value: unknown): MfaMethod[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return [...new Set(value.slice(0, MAX_ENTRIES).map((method) => methodOf(method)))].filter(
    (method) => method !== undefined,
  );
}

/**
 * The usable factors in a list, without duplicate ids. Undefined if it isn't a list. Destinations are masked. A factor
 * whose method is neither known nor declared (`own`) is left out.
 */
export function factorsOf(value: unknown, own?: CustomMethods): MfaFactor[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const factors = new Map<string, MfaFactor>();
  for (const item of value.slice(0, MAX_ENTRIES)) {
    const fields = membersOf(item);
    if (!fields) continue;
    const id = idOf(fields.id);
    const method = methodOf(fields.method, own);
    if (!id || !method || factors.has(id)) continue;
    factors.set(
      id,
      present<MfaFactor>({
        id,
        method,
        label: plainText(fields.label),
        destination: destinationOf(fields.destination),
        isDefault: flagOf(fields.isDefault),
        createdAt: numberOf(fields.createdAt),
        lastUsedAt: numberOf(fields.lastUsedAt),
        canRemove: flagOf(fields.canRemove),
      }),
    );
  }
  return [...factors.values()];
}
