'use client';
import { forwardRef, useState } from 'react';
import { Icon } from '../feedback/Icon.js';
import { Button, type ButtonProps } from '../form/Button.js';
import type { Part, RootProps } from '../shared/PartProps.js';

/** Props of {@link DownloadButton}. */
export interface DownloadButtonProps extends RootProps<'span'> {
  /** Called on click to get the text, so that no attribute or state contains it. */
  text: () => string;
  /** The name of the file. */
  fileName: string;
  /** The label. */
  label: string;
  /** Announced after the click. Don't claim that the file is saved: a sandboxed frame drops downloads silently. */
  startedLabel: string;
  /** How the button looks. @default 'secondary' */
  variant?: ButtonProps['variant'];
}

/** Saves a text file through an object URL, which is then revoked. Renders a `<span>` element around its button. */
export const DownloadButton: Part<DownloadButtonProps, HTMLSpanElement> = forwardRef(function DownloadButton(
  { text, fileName, label, startedLabel, variant, ...rest },
  ref,
) {
  const [started, setStarted] = useState(false);
  return (
    <span {...rest} ref={ref} data-mfa-part="download-button">
      <Button
        variant={variant}
        onClick={() => {
          saveText(text(), fileName);
          setStarted(true);
        }}
      >
        <Icon name="download" />
        <span>{label}</span>
      </Button>
      <span data-mfa-part="announcer" aria-live="polite">
        {started && startedLabel}
      </span>
    </span>
  );
});

function saveText(text: string, fileName: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // Safari reads the URL only after the click has returned
  setTimeout(() => URL.revokeObjectURL(url));
}
