'use client';
import {
  type ForwardedRef,
  type ForwardRefExoticComponent,
  forwardRef,
  type ReactElement,
  type RefAttributes,
  useLayoutEffect,
  useRef,
} from 'react';
import type { Reauth } from '../hooks/step-up/useCallWithReauth.js';
import { useMfa } from '../provider/context.js';
import { DropIn } from './shared/DropIn.js';
import type { DropInProps } from './shared/DropInProps.js';
import { ReauthScreen } from './step-up/ReauthScreen.js';

export interface MfaChallengeDialogProps extends DropInProps {
  /** Of `useStepUp()`. The dialog is open while it asks for something. */
  reauth: Reauth;
}

/**
 * The step-up challenge over the page: what `useStepUp` asks for. A click outside never closes it, since it would
 * throw away a code half typed; Escape and "Cancel" do. Renders a `<dialog>` element while it is open.
 */
export const MfaChallengeDialog: ForwardRefExoticComponent<MfaChallengeDialogProps & RefAttributes<HTMLElement>> =
  /* @__PURE__ */ forwardRef<HTMLElement, MfaChallengeDialogProps>(function MfaChallengeDialog(props, ref) {
    return props.reauth.state.status === 'idle' ? null : (
      <DropIn props={props} rootRef={ref}>
        {(own) => <OpenDialog {...own} rootRef={ref} />}
      </DropIn>
    );
  });

function OpenDialog({
  rootRef,
  reauth,
  headingLevel,
  ...rest
}: MfaChallengeDialogProps & { rootRef: ForwardedRef<HTMLElement> }): ReactElement {
  const dialog = useRef<HTMLDialogElement | null>(null);
  const { title } = useMfa().messages.reauth;

  useLayoutEffect(() => {
    const element = dialog.current;
    if (element && !element.open) {
      if (element.showModal) element.showModal();
      else element.open = true; // jsdom, where hosts run their tests, has none
    }
    // the platform gives the focus back to what had it when the dialog closes, and not when it is only removed
    return () => element?.close?.();
  }, []);

  return (
    <dialog
      {...rest}
      ref={(element) => {
        dialog.current = element;
        if (typeof rootRef === 'function') rootRef(element);
        else if (rootRef) rootRef.current = element;
      }}
      data-mfa-part="dialog"
      aria-label={title}
      onKeyDown={(event) => {
        // the Escape that ends an input method's composition is not meant for the dialog
        if (event.key === 'Escape' && event.nativeEvent.isComposing) event.preventDefault();
      }}
      onCancel={(event) => {
        event.preventDefault();
        reauth.cancel();
      }}
    >
      <ReauthScreen reauth={reauth} headingLevel={headingLevel} />
    </dialog>
  );
}
