import { type ReactElement, useEffect, useState } from 'react';

interface CodeChipProps {
  code: string;
  /** The text to show. By default, the code. */
  children?: string | undefined;
  used?: boolean | undefined;
}

/** A code that is copied on click. */
export function CodeChip({ code, children = code, used }: CodeChipProps): ReactElement {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(setCopied, 1500, false);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(code);
    setCopied(true);
  };
  return (
    <button type="button" className="pg-chip" data-used={used || undefined} onClick={() => void copy()}>
      {children} <span>{copied ? 'Copied' : used ? 'Used' : 'Copy'}</span>
    </button>
  );
}
