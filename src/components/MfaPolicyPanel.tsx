'use client';
import { type ForwardRefExoticComponent, forwardRef, type RefAttributes } from 'react';
import type { MfaAdminAdapter } from '../core/contract/adapter.js';
import { chunk } from '../parts/shared/chunk.js';
import type { DropInProps } from './shared/DropInProps.js';
import { LazyScreen } from './shared/LazyScreen.js';

/** Props of {@link MfaPolicyPanel}. */
export interface MfaPolicyPanelProps extends DropInProps {
  /** The calls to your own server, which is the only place for privileged keys. */
  admin: MfaAdminAdapter;
  /** Called when the user has to sign in again: show your sign-in form. */
  onRestart?: (() => void) | undefined;
}

const screen = /* @__PURE__ */ chunk(async () => (await import('./admin/PolicyScreen.js')).PolicyScreen);

/**
 * For administrators: the policy for all users. It decides whether two-step verification is allowed, with which
 * methods, and whether it is required. Its code loads when it is first shown. Renders a `<section>` element.
 */
export const MfaPolicyPanel: ForwardRefExoticComponent<MfaPolicyPanelProps & RefAttributes<HTMLElement>> =
  /* @__PURE__ */ forwardRef<HTMLElement, MfaPolicyPanelProps>(function MfaPolicyPanel(
    { admin, onRestart, ...rest },
    ref,
  ) {
    return <LazyScreen screen={screen} props={{ ...rest, admin, onRestart, rootRef: ref }} />;
  });
