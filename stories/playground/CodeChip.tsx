import { type ReactElement, useEffect, useState } from 'react';
import { fillIn } from './fillIn.js';

interface CodeChipProps {
  code: string;
  /** The text to show. By default, the code. */
  children?: string | undefined;
  /** The label of what a click does, next to the code. @default 'Use' */
  label?: string | undefined;
  used?: boolean | undefined;
}

/** A code. A click copies it, and fills it in if the page has a field for it. */
export function CodeChip({ code, children = code, label = 'Use', used }: CodeChipProps): ReactElement {
  const [outcome, setOutcome] = useState('');
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(setOutcome, 1500, '');
    return () => clearTimeout(timer);
  }, [outcome]);
  const use = async (): Promise<void> => {
    const filled = fillIn(code);
    const copied = await copy(code);
    setOutcome(filled ? 'Filled in' : copied ? 'Copied' : 'Couldn’t copy');
  };
  return (
    <button type="button" className="pg-chip" data-used={used || undefined} onClick={() => void use()}>
      <bdi dir="ltr">{children}</bdi> <span>{outcome || (used ? 'Used' : label)}</span>
    </button>
  );
}

/** Not every page may write to the clipboard. */
async function copy(code: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(code);
    return true;
  } catch {
    return false;
  }
}
