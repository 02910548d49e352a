'use client';
import { type ForwardRefExoticComponent, forwardRef, lazy, type RefAttributes } from 'react';
import type { MfaAdminAdapter } from '../core/contract/adapter.js';
import type { DropInProps } from './shared/DropInProps.js';
import { LazyScreen } from './shared/LazyScreen.js';

export interface MfaUserResetProps extends DropInProps {
  /** Calls your own server, which alone may hold the privileged key. */
  admin: MfaAdminAdapter;
  /** Called where only signing in again helps: show your login. */
  onRestart?: (() => void) | undefined;
}

const UserResetScreens = /* @__PURE__ */ lazy(async () => ({
  default: (await import('./admin/UserResetScreens.js')).UserResetScreens,
}));

/**
 * For administrators: finds a locked-out user and switches their MFA off, with a reason and a typed confirmation.
 * Loaded when it is first shown. Renders a `<section>` element.
 */
export const MfaUserReset: ForwardRefExoticComponent<MfaUserResetProps & RefAttributes<HTMLElement>> =
  /* @__PURE__ */ forwardRef<HTMLElement, MfaUserResetProps>(function MfaUserReset({ admin, onRestart, ...rest }, ref) {
    return (
      <LazyScreen {...rest} ref={ref} title="resetTitle">
        <UserResetScreens {...rest} rootRef={ref} admin={admin} onRestart={onRestart} />
      </LazyScreen>
    );
  });
