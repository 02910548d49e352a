import type { MfaAccountMessages } from './accountMessages.js';
import type { MfaApprovalMessages } from './approvalMessages.js';
import type { MfaMessages } from './messages.js';

type Patch<T> = T extends ((...args: never[]) => unknown) | readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Patch<T[K]> | undefined }
    : T;

/** Any part of the messages, at any depth. The rest is unchanged. */
export type MfaMessagesPatch = Patch<MfaMessages & MfaAccountMessages & MfaApprovalMessages>;

/**
 * Returns the base with the values of the patch. Skips keys that the base doesn't have, because a patch for one
 * module is applied to both.
 * @throws Error for a string where a function belongs, or the reverse, because it would break the screen that uses it.
 */
export function mergeMessages<T extends object>(base: T, patch: object | undefined, path = 'messages'): T {
  if (!patch) return base;
  const merged = { ...base } as Record<string, unknown>;
  for (const [key, old] of Object.entries(base)) {
    const value = Object.hasOwn(patch, key) ? (patch as Record<string, unknown>)[key] : undefined;
    if (value === undefined) continue;
    const name = `${path}.${key}`;
    if (kindOf(value) !== kindOf(old))
      throw new Error(
        `@protekt/react-mfa: ${name} must be ${kindOf(old)}, not ${kindOf(value)}. See docs/localization.md.`,
      );
    merged[key] = kindOf(old) === 'an object' ? mergeMessages(old as object, value as object, name) : value;
  }
  return merged as T;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null) return 'null';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
