'use client';
import type { MfaFactor } from '../../core/contract/adapter.js';
import type { MfaSignInMessages } from '../../core/contract/messages.js';
import { leftToRight } from '../../core/text/text.js';

type Methods = MfaSignInMessages['methods'];

/**
 * The person's own name for a factor, or what it is. Where another one of the list reads the same, it also says where
 * its codes go, so that two buttons never have one name.
 */
export function factorName(factor: MfaFactor, methods: Methods, list: readonly MfaFactor[] = []): string {
  const name = shortName(factor, methods);
  const isUnique = list.every((other) => other.id === factor.id || shortName(other, methods) !== name);
  return isUnique ? name : [name, leftToRight(factor.destination)].filter(Boolean).join(' ');
}

const shortName = ({ label, method }: MfaFactor, methods: Methods): string => label || methods[method].title;
