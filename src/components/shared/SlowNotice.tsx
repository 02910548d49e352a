'use client';
import { type ReactElement, useEffect, useState } from 'react';
import { useMfa } from '../../provider/context.js';

/** After how many milliseconds without a response the notice appears. */
const SLOW_AFTER_MS = 5000;

/** Says that a slow request is still running. Its live region exists before it has text (WCAG 2.2 SC 4.1.3). */
export function SlowNotice({ busy }: { busy: boolean }): ReactElement {
  const { messages } = useMfa();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!busy) return;
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [busy]);
  return (
    <p data-mfa-part="slow" aria-live="polite">
      {slow ? messages.common.stillWorking : ''}
    </p>
  );
}
