'use client';
import { type RefObject, useEffect, useRef } from 'react';

/**
 * The `inputRef` of a field whose text may be refused: each rise of `failures`, such as that of a flow's state, brings the
 * focus back to the field and selects what was typed, ready to be replaced.
 */
export function useFailureFocus(failures: number): RefObject<HTMLInputElement | null> {
  const input = useRef<HTMLInputElement>(null);
  const seen = useRef(failures);
  useEffect(() => {
    const rose = failures > seen.current;
    seen.current = failures;
    if (!rose) return;
    input.current?.focus();
    input.current?.select();
  }, [failures]);
  return input;
}
