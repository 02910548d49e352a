'use client';
import { type ReactElement, type ReactNode, Suspense, useState } from 'react';
import { chunk } from '../../parts/shared/chunk.js';
import { useMfa } from '../../provider/context.js';
import { ErrorBoundary } from './ErrorBoundary.js';

interface LazyDialogProps {
  /** The accessible name. */
  label: string;
  /** Called by Escape and by the close button. */
  onCancel: () => void;
  children: ReactNode;
}

const dialog = /* @__PURE__ */ chunk(async () => (await import('../../parts/feedback/Dialog.js')).Dialog);

/** A question in a dialog over the screen that it is about. Its code loads when the first one opens. */
export function LazyDialog({ label, onCancel, children }: LazyDialogProps): ReactElement {
  const { locale, common } = useMfa().messages;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [Loaded, setLoaded] = useState(() => dialog.component());
  return (
    <>
      <span ref={setAnchor} hidden data-mfa-part="dialog-anchor" />
      {anchor ? (
        <ErrorBoundary
          frame={{}}
          rootRef={null}
          onRetry={() => setLoaded(() => dialog.component())}
          onCancel={onCancel}
        >
          <Suspense fallback={null}>
            <Loaded lang={locale} label={label} closeLabel={common.close} beside={anchor} onCancel={onCancel}>
              {children}
            </Loaded>
          </Suspense>
        </ErrorBoundary>
      ) : null}
    </>
  );
}
