'use client';
import { type ReactElement, type ReactNode, useState } from 'react';
import { Dialog } from '../../parts/feedback/Dialog.js';
import { useMfa } from '../../provider/context.js';
import { ErrorBoundary } from './ErrorBoundary.js';

interface LazyDialogProps {
  /** The accessible name. */
  label: string;
  /** Called by Escape and by the close button. */
  onCancel: () => void;
  children: ReactNode;
}

/** A question in a dialog over the screen that it is about. Its code loads when the first one opens. */
export function LazyDialog({ label, onCancel, children }: LazyDialogProps): ReactElement {
  const { locale, common } = useMfa().messages;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <span ref={setAnchor} hidden data-mfa-part="dialog-anchor" />
      {anchor ? (
        <ErrorBoundary frame={{}} rootRef={null} onCancel={onCancel}>
          <Dialog lang={locale} label={label} closeLabel={common.close} beside={anchor} onCancel={onCancel}>
            {children}
          </Dialog>
        </ErrorBoundary>
      ) : null}
    </>
  );
}
