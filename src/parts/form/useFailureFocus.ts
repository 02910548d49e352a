'use client';
import { type RefObject, useEffect, useRef } from 'react';

/**
 * The `inputRef` of a field whose text may be refused: each rise of `failures`, such as that of a flow's state, brings the
 * focus back to the field and selects what was typed, ready to be replaced. A field that was `hidden` with its text takes
 * the focus when it is shown again.
 */
export function useFailureFocus(failures: number, hidden = false): RefObject<HTMLInputElement | null> {
  const input = useRef<HTMLInputElement>(null);
  const seen = useRef({ failures, hidden });
  useEffect(() => {
    const rose = failures > seen.current.failures;
    if (rose || (seen.current.hidden && !hidden)) input.current?.focus();
    if (rose) input.current?.select();
    seen.current = { failures, hidden };
  }, [failures, hidden]);
  return input;
}
