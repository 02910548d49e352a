'use client';
import type { ReactElement } from 'react';

interface CodeSlotProps {
  char: string | null;
  active: boolean;
  caret: 'before' | 'after' | undefined;
  /** Whether a gap follows, because users read and type a code in two halves. */
  endsGroup: boolean;
}

/** The box of one digit. */
export function CodeSlot({ char, active, caret, endsGroup }: CodeSlotProps): ReactElement {
  return (
    <span
      data-mfa-part="code-slot"
      data-active={active ? '' : undefined}
      data-caret={caret}
      data-filled={char === null ? undefined : ''}
      data-ends-group={endsGroup ? '' : undefined}
    >
      {char}
    </span>
  );
}
