'use client';
import { type RefObject, useEffect, useRef } from 'react';

/** Each rise of `failures` brings the focus back to the field and selects what was typed, ready to be replaced. */
export function useFailureFocus(input: RefObject<HTMLInputElement | null>, failures = 0): void {
  const seen = useRef(failures);
  useEffect(() => {
    const rose = failures > seen.current;
    seen.current = failures;
    if (!rose) return;
    input.current?.focus();
    input.current?.select();
  }, [failures, input]);
}
