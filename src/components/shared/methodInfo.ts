'use client';
import type { MfaBuiltInMethod, MfaMethod } from '../../core/contract/adapter.js';
import { customMethod } from '../../core/contract/customMethod.js';
import type { SubjectIconName } from '../../parts/feedback/subjectIcons.js';
import type { MfaContextValue } from '../../provider/context.js';

interface MethodInfo {
  title: string;
  icon: SubjectIconName;
  /** For a custom method: one line in the list of methods. */
  description?: string | undefined;
  /** For a custom method: where to get the code. */
  hint?: string | undefined;
}

/** The name and icon of a method: from the locale for a built-in method, otherwise as the adapter declares it. */
export function methodInfo(
  method: MfaMethod,
  { adapter, messages }: Pick<MfaContextValue, 'adapter' | 'messages'>,
): MethodInfo {
  const own = customMethod(method, adapter.methods);
  if (own)
    return { title: own.name, icon: own.icon ?? 'app', description: own.description, hint: own.hint ?? own.name };
  const known = method as MfaBuiltInMethod; // may be neither, if the adapter has been replaced
  return { title: messages.methods[known]?.title ?? method, icon: known === 'totp' ? 'app' : known };
}
