'use client';
import { forwardRef, type RefObject, useEffect, useState } from 'react';
import { Icon } from '../feedback/Icon.js';
import { Button, type ButtonProps } from '../form/Button.js';
import type { Part, RootProps } from '../shared/PartProps.js';

/** How many milliseconds the result is shown before the button shows its label again. */
const RESULT_SHOWN_MS = 4000;

/** Props of {@link CopyButton}. */
export interface CopyButtonProps extends RootProps<'span', 'onCopy'> {
  /** Called on click to get the text, so that no attribute or state contains it. */
  text: () => string;
  /** The label. */
  label: string;
  /** Shown and announced once the text is copied. */
  copiedLabel: string;
  /** Shown and announced when the clipboard isn't available. */
  failedLabel: string;
  /** The element whose text is selected if the clipboard isn't available. */
  selectRef?: RefObject<HTMLElement | null> | undefined;
  /** Called once the text is copied. */
  onCopied?: (() => void) | undefined;
  /** How the button looks. @default 'secondary' */
  variant?: ButtonProps['variant'];
}

/** Copies a text and reports the result. Renders a `<span>` element around its button. */
export const CopyButton: Part<CopyButtonProps, HTMLSpanElement> = forwardRef(function CopyButton(
  { text, label, copiedLabel, failedLabel, selectRef, onCopied, variant, ...rest },
  ref,
) {
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();

  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(setOutcome, RESULT_SHOWN_MS, undefined);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text());
      setOutcome('copied');
      onCopied?.();
    } catch {
      if (selectRef?.current) getSelection()?.selectAllChildren(selectRef.current);
      setOutcome('failed');
    }
  };

  const outcomeText = outcome === 'copied' ? copiedLabel : outcome === 'failed' ? failedLabel : '';
  return (
    <span {...rest} ref={ref} data-mfa-part="copy-button" data-outcome={outcome}>
      <Button variant={variant} onClick={() => void copy()}>
        <Icon name={outcome === 'copied' ? 'check' : outcome === 'failed' ? 'warning' : 'copy'} />
        <span>{outcomeText || label}</span>
      </Button>
      <span data-mfa-part="announcer" aria-live="polite">
        {outcomeText}
      </span>
    </span>
  );
});
