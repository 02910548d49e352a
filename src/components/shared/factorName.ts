'use client';
import type { MfaFactor } from '../../core/contract/adapter.js';
import { leftToRight } from '../../core/text/text.js';
import type { MfaContextValue } from '../../provider/context.js';
import { methodInfo } from './methodInfo.js';

type Mfa = Pick<MfaContextValue, 'adapter' | 'messages'>;

/**
 * The user's own name for a factor, or what it is. Where another one of the list reads the same, it also says where
 * its codes go, so that two buttons never have one name.
 */
export function factorName(factor: MfaFactor, mfa: Mfa, list: readonly MfaFactor[] = []): string {
  const name = shortName(factor, mfa);
  const isUnique = list.every((other) => other.id === factor.id || shortName(other, mfa) !== name);
  return isUnique ? name : [name, leftToRight(factor.destination)].filter(Boolean).join(' ');
}

const shortName = ({ label, method }: MfaFactor, mfa: Mfa): string => label || methodInfo(method, mfa).title;
