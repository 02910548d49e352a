'use client';
import {
  type ForwardRefExoticComponent,
  forwardRef,
  type ReactElement,
  type ReactNode,
  type Ref,
  type RefAttributes,
  Suspense,
  useContext,
  useState,
} from 'react';
import type { Reauth } from '../../hooks/step-up/useReauth.js';
import { dialogWindow } from '../../parts/feedback/dialogWindowChunk.js';
import { chunk } from '../../parts/shared/chunk.js';
import { PartsContext } from '../../parts/shared/slot.js';
import type { DropInProps } from '../shared/DropInProps.js';
import { ErrorBoundary } from '../shared/ErrorBoundary.js';

export interface ReauthPromptProps extends DropInProps {
  reauth: Reauth;
  /** What the confirmation is for, shown above the title. */
  purpose?: ReactNode;
}

const dialog = /* @__PURE__ */ chunk(async () => (await import('./ReauthDialog.js')).ReauthDialog);

/** Asks for the proof that a call needs, over the screen that made it, which stays unchanged. */
export const ReauthPrompt: ForwardRefExoticComponent<ReauthPromptProps & RefAttributes<HTMLElement>> =
  /* @__PURE__ */ forwardRef<HTMLElement, ReauthPromptProps>(function ReauthPrompt(props, ref) {
    return props.reauth.state.status === 'idle' ? null : <OpenPrompt {...props} rootRef={ref} />;
  });

function OpenPrompt(props: ReauthPromptProps & { rootRef: Ref<HTMLElement> }): ReactElement {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { Dialog } = useContext(PartsContext).slots;
  const load = () => {
    if (!Dialog) dialogWindow.preload(); // in parallel with the prompt, not after it
    return dialog.component();
  };
  const [Loaded, setLoaded] = useState(load);
  const { rootRef, reauth } = props;
  return (
    <>
      <span ref={setAnchor} hidden data-mfa-part="dialog-anchor" />
      {anchor ? (
        <ErrorBoundary frame={props} rootRef={rootRef} onRetry={() => setLoaded(load)} onCancel={reauth.cancel}>
          <Suspense fallback={null}>
            <Loaded {...props} beside={anchor} />
          </Suspense>
        </ErrorBoundary>
      ) : null}
    </>
  );
}
