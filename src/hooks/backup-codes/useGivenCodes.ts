'use client';
import { useEffect, useRef } from 'react';
import type { SecretBox } from '../../core/text/secretBox.js';
import { useLatest } from '../runtime/useLatest.js';

export type GivenCodes = SecretBox<string[]> | readonly string[] | undefined;

/**
 * Calls back when the host passes different codes. A list with the same content counts as
 * unchanged, so it may be inline.
 */
export function useGivenCodes(codes: GivenCodes, onChange: (codes: GivenCodes) => void): void {
  const last = useRef(codes);
  const latest = useLatest(onChange);
  useEffect(() => {
    const before = last.current;
    last.current = codes;
    if (!isSame(before, codes)) latest.current(codes);
  }, [codes, latest]);
}

function isSame(before: GivenCodes, codes: GivenCodes): boolean {
  if (!Array.isArray(codes) || !Array.isArray(before)) return codes === before;
  return codes.length === before.length && codes.every((code, i) => code === before[i]);
}
