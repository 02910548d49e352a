'use client';
import { type ForwardRefExoticComponent, forwardRef, type RefAttributes } from 'react';
import type { MfaAdminAdapter } from '../core/contract/adapter.js';
import { chunk } from '../parts/shared/chunk.js';
import type { DropInProps } from './shared/DropInProps.js';
import { LazyScreen } from './shared/LazyScreen.js';

/** Props of {@link MfaUserReset}. */
export interface MfaUserResetProps extends DropInProps {
  /** Calls your own server, which alone may hold the privileged key. */
  admin: MfaAdminAdapter;
  /** Called where only signing in again helps: show your login. */
  onRestart?: (() => void) | undefined;
}

const screen = /* @__PURE__ */ chunk(async () => (await import('./admin/UserResetScreens.js')).UserResetScreens);

/**
 * For administrators: finds a locked-out user and switches their MFA off, with a reason and a typed confirmation.
 * Loaded when it is first shown. Renders a `<section>` element.
 */
export const MfaUserReset: ForwardRefExoticComponent<MfaUserResetProps & RefAttributes<HTMLElement>> =
  /* @__PURE__ */ forwardRef<HTMLElement, MfaUserResetProps>(function MfaUserReset({ admin, onRestart, ...rest }, ref) {
    return <LazyScreen screen={screen} props={{ ...rest, admin, onRestart, rootRef: ref }} />;
  });
