'use client';
import type { MfaFactor } from '../../core/contract/adapter.js';
import type { MfaMessages } from '../../core/contract/messages.js';

/** The person's own name for a factor, or what it is. */
export function factorName({ label, method }: MfaFactor, methods: MfaMessages['methods']): string {
  return label || methods[method].title;
}
