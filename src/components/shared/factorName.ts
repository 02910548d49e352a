'use client';
import type { MfaFactor } from '../../core/contract/adapter.js';
import { leftToRight } from '../../core/text/text.js';
import type { MfaContextValue } from '../../provider/context.js';
import { methodInfo } from './methodInfo.js';

type Mfa = Pick<MfaContextValue, 'adapter' | 'messages'>;

/**
 * The user's name for a factor, otherwise its method. If another factor in the list has the same name, the destination
 * is added, so that no two buttons have the same name.
 */
export function factorName(factor: MfaFactor, mfa: Mfa, list: readonly MfaFactor[] = []): string {
  const name = shortName(factor, mfa);
  const isUnique = list.every((other) => other.id === factor.id || shortName(other, mfa) !== name);
  return isUnique ? name : [name, leftToRight(factor.destination)].filter(Boolean).join(' ');
}

const shortName = ({ label, method }: MfaFactor, mfa: Mfa): string => label || methodInfo(method, mfa).title;
