'use client';
import { type RefObject, useEffect, useRef } from 'react';

/**
 * Returns the `inputRef` for a field whose value may be refused. Whenever `failures` (a count in the flow's state)
 * rises, it focuses the field and selects the text, so that typing replaces it. A field that was `hidden` with its text
 * takes the focus when it is shown again.
 */
export function useFailureFocus(failures: number, hidden = false): RefObject<HTMLInputElement | null> {
  const input = useRef<HTMLInputElement>(null);
  const seen = useRef({ failures, hidden });
  useEffect(() => {
    const hasFailed = failures > seen.current.failures;
    if (hasFailed || (seen.current.hidden && !hidden)) input.current?.focus();
    if (hasFailed) input.current?.select();
    seen.current = { failures, hidden };
  }, [failures, hidden]);
  return input;
}
