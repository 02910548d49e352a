import type { MfaBuiltInMethod, MfaFactor, MfaMethod } from '../contract/adapter.js';
import { type CustomMethods, customMethod } from '../contract/customMethod.js';
import { isMfaErrorCode, MfaError, toMfaError } from '../contract/error.js';
import { maskDestination } from '../text/destination.js';
import { plainText } from '../text/text.js';

/** What the parsers of this layer read single members of an answer with: the allowed value, or undefined. */
export type Fields = Readonly<Record<string, unknown>>;

type Loose<T> = { [K in keyof T]: Record<never, never> extends Pick<T, K> ? T[K] | undefined : T[K] };

const METHODS: readonly unknown[] = ['totp', 'sms', 'email', 'passkey'] satisfies MfaBuiltInMethod[];
/** More than anybody owns; a longer list is a broken or hostile answer. */
const MOST = 50;

/**
 * The members of an answer that is an object and no failure.
 *
 * @throws MfaError its own code where the answer is `{ error: { code } }` or `{ success: false, code }` with a known
 * code, `SERVER` for every other failure and for what is no object.
 */
export function fieldsOf(answer: unknown): Fields {
  const fields = membersOf(answer);
  if (!fields) throw new MfaError('SERVER');
  const failure = fields.error ?? (fields.success === false ? answer : undefined);
  if (failure === undefined) return fields;
  throw isFields(failure) && isMfaErrorCode(failure.code) ? toMfaError(failure) : new MfaError('SERVER');
}

/**
 * The members of an object and of its class, each read when it is asked for, or undefined for what is no object. What
 * a script of the page has put on `Object.prototype` is left out: a `verified` there would pass every challenge.
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

/** Leaves out what is undefined, so that an absent field is absent and not a key without a value. */
export function present<T extends object>(fields: Loose<T>): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

/** An opaque id, kept as it is; a number becomes a string. Never cut: a cut id is another id. */
export function idOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value && value.length <= 8192 ? value : undefined;
}

/** Seconds, a count or a moment: a finite number, never negative. */
export function numberOf(value: unknown): number | undefined {
  // 8.64e15 is the last moment that a Date can be; Intl throws beyond it.
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

/** The known methods of a list, in its order, each once; undefined if it is no list. */
export function methodsOf(value: unknown): MfaMethod[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return [...new Set(value.slice(0, MOST).map((method) => methodOf(method)))].filter((method) => method !== undefined);
}

/**
 * The usable factors of a list, each id once; undefined if it is no list. Destinations come out masked. A factor of a method
 * that is neither known nor declared (`own`) is left out.
 */
export function factorsOf(value: unknown, own?: CustomMethods): MfaFactor[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const factors = new Map<string, MfaFactor>();
  for (const item of value.slice(0, MOST)) {
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
