'use client';
import { forwardRef, useEffect, useRef } from 'react';
import type { Part, RootProps } from '../shared/PartProps.js';
import { markPrinted } from './markPrinted.js';
import { sensitive } from './sessionReplayMask.js';

/** Props of {@link BackupCodeList}. */
export interface BackupCodeListProps extends RootProps<'div'> {
  /** The codes, as the server sent them. */
  codes: readonly string[];
  /** The accessible name of the list. */
  label: string;
  /** Shown above the codes, on screen and in print: the service and the date. Line breaks are kept. */
  printTitle?: string | undefined;
  /** Printed below the codes, for example that each works once. It isn't shown on screen. */
  printNote?: string | undefined;
}

/** Backup codes in two columns. When the page is printed, only the codes are printed. Renders a `<div>` element. */
export const BackupCodeList: Part<BackupCodeListProps, HTMLDivElement> = forwardRef(function BackupCodeList(
  { codes, label, printTitle, printNote, className, ...rest },
  ref,
) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const root = list.current?.parentElement;
    return root ? markPrinted(root) : undefined;
  }, []);
  return (
    <div {...rest} {...sensitive(className)} ref={ref} data-mfa-part="backup-code-list">
      {printTitle ? <p data-mfa-part="print-title">{printTitle}</p> : null}
      <ol ref={list} role="list" aria-label={label} data-mfa-part="backup-codes" dir="ltr" translate="no">
        {codes.map((code) => (
          <li key={code} data-mfa-part="backup-code">
            {code}
          </li>
        ))}
      </ol>
      {printNote ? <p data-mfa-part="print-note">{printNote}</p> : null}
    </div>
  );
});
