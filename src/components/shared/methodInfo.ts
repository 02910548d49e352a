'use client';
import type { MfaBuiltInMethod, MfaMethod } from '../../core/contract/adapter.js';
import { customMethod } from '../../core/contract/customMethod.js';
import type { SubjectIconName } from '../../parts/feedback/subjectIcons.js';
import type { MfaContextValue } from '../../provider/context.js';

interface MethodInfo {
  title: string;
  icon: SubjectIconName;
  /** Of a method that the adapter has declared: one line in the list of methods. */
  description?: string | undefined;
  /** Of the same: where its code comes from. */
  hint?: string | undefined;
}

/** What names a method: the words of the locale for the four, else what the adapter has declared. */
export function methodInfo(
  method: MfaMethod,
  { adapter, messages }: Pick<MfaContextValue, 'adapter' | 'messages'>,
): MethodInfo {
  const own = customMethod(method, adapter.methods);
  if (own)
    return { title: own.name, icon: own.icon ?? 'app', description: own.description, hint: own.hint ?? own.name };
  const known = method as MfaBuiltInMethod; // of an adapter that was replaced meanwhile, it may be neither
  return { title: messages.methods[known]?.title ?? method, icon: known === 'totp' ? 'app' : known };
}
