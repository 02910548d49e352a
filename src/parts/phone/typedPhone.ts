'use client';
import type { RefObject } from 'react';
import { normalizeCode } from '../../core/text/code.js';

/** Why a number can't be used yet. */
export type PhoneProblem = 'empty' | 'invalid';

/** A phone number as it stands in the field. */
export interface TypedPhone {
  /** The number in E.164 format (`+447700900123`). Undefined while there is a problem. */
  number: string | undefined;
  /** Why the number can't be used yet. Undefined once it is complete. */
  problem: PhoneProblem | undefined;
}

/** A ref to the latest callback for a changed number. */
export type PhoneReport = Readonly<RefObject<((phone: TypedPhone) => void) | undefined>>;

/**
 * Turns a number as written into one that can be dialed: ASCII digits and a leading plus sign. Accepts digits of any
 * script, and drops spaces, dashes, brackets and words (`tel:`).
 */
export function toDialString(text: string): string {
  const plain = normalizeCode(text);
  return (/^\D*\+/.test(plain) ? '+' : '') + plain.replace(/\D/g, '');
}

/** Parses a number without the numbering plans: international notation, with a length that E.164 allows. */
export function parseE164Loosely(typed: string): TypedPhone {
  const digits = /^(?:\+|00)([1-9]\d{6,14})$/.exec(typed)?.[1];
  return { number: digits && `+${digits}`, problem: digits ? undefined : typed ? 'invalid' : 'empty' };
}
