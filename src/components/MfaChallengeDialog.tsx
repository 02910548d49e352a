'use client';
import { type ForwardRefExoticComponent, forwardRef, type RefAttributes } from 'react';
import type { Reauth } from '../hooks/step-up/useReauth.js';
import { DropIn } from './shared/DropIn.js';
import type { DropInProps } from './shared/DropInProps.js';
import { ReauthPrompt } from './step-up/ReauthPrompt.js';

/** Props of {@link MfaChallengeDialog}. */
export interface MfaChallengeDialogProps extends DropInProps {
  /** Of `useStepUp()`. The dialog is open while it asks for something. */
  reauth: Reauth;
}

/**
 * The step-up challenge over the page: what `useStepUp` asks for. Escape is the same as "Cancel"; a click outside never
 * closes it, since it would throw away a code half typed. Its code is loaded when it first opens. Renders a
 * `<div role="dialog">` element while it is open.
 */
export const MfaChallengeDialog: ForwardRefExoticComponent<MfaChallengeDialogProps & RefAttributes<HTMLElement>> =
  /* @__PURE__ */ forwardRef<HTMLElement, MfaChallengeDialogProps>(function MfaChallengeDialog(props, ref) {
    return (
      <DropIn props={props} rootRef={ref}>
        {(own) => <ReauthPrompt {...own} ref={ref} />}
      </DropIn>
    );
  });
