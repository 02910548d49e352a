'use client';
import { type ForwardRefExoticComponent, forwardRef, type RefAttributes } from 'react';
import type { MfaAdminAdapter } from '../core/contract/adapter.js';
import { chunk } from '../parts/shared/chunk.js';
import type { DropInProps } from './shared/DropInProps.js';
import { LazyScreen } from './shared/LazyScreen.js';

/** Props of {@link MfaUserReset}. */
export interface MfaUserResetProps extends DropInProps {
  /** The calls to your own server, which is the only place for privileged keys. */
  admin: MfaAdminAdapter;
  /** Called when the user has to sign in again: show your sign-in form. */
  onRestart?: (() => void) | undefined;
}

const screen = /* @__PURE__ */ chunk(async () => (await import('./admin/UserResetScreens.js')).UserResetScreens);

/**
 * For administrators: finds a locked-out user and turns off their two-step verification, with a reason and a typed
 * confirmation. Its code loads when it is first shown. Renders a `<section>` element.
 */
export const MfaUserReset: ForwardRefExoticComponent<MfaUserResetProps & RefAttributes<HTMLElement>> =
  /* @__PURE__ */ forwardRef<HTMLElement, MfaUserResetProps>(function MfaUserReset({ admin, onRestart, ...rest }, ref) {
    return <LazyScreen screen={screen} props={{ ...rest, admin, onRestart, rootRef: ref }} />;
  });
