'use client';
import { type ForwardRefExoticComponent, forwardRef, type ReactNode, type RefAttributes } from 'react';
import type { Reauth } from '../hooks/step-up/useReauth.js';
import { DropIn } from './shared/DropIn.js';
import type { DropInProps } from './shared/DropInProps.js';
import { ReauthPrompt } from './step-up/ReauthPrompt.js';

/** Props of {@link MfaChallengeDialog}. */
export interface MfaChallengeDialogProps extends DropInProps {
  /** From `useStepUp()`. The dialog is open while there is something to ask. */
  reauth: Reauth;
  /** What the confirmation is for, in one sentence above the title: "You’re about to delete this project." */
  purpose?: ReactNode;
}

/**
 * The dialog in which `useStepUp` asks for a code or the password. Escape and the close button cancel. A click outside
 * doesn't close it, so that nobody loses a half-typed code. Its code loads when it first opens. Renders a `<div
 * role="dialog">` element while it is open.
 */
export const MfaChallengeDialog: ForwardRefExoticComponent<MfaChallengeDialogProps & RefAttributes<HTMLElement>> =
  /* @__PURE__ */ forwardRef<HTMLElement, MfaChallengeDialogProps>(function MfaChallengeDialog(props, ref) {
    return (
      <DropIn props={props} rootRef={ref}>
        {(own) => <ReauthPrompt {...own} ref={ref} />}
      </DropIn>
    );
  });
