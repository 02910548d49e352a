'use client';
import { type ForwardRefExoticComponent, forwardRef, lazy, type RefAttributes } from 'react';
import type { MfaAdminAdapter } from '../core/contract/adapter.js';
import type { DropInProps } from './shared/DropInProps.js';
import { LazyScreen } from './shared/LazyScreen.js';

export interface MfaPolicyPanelProps extends DropInProps {
  /** Calls your own server, which alone may hold the privileged key. */
  admin: MfaAdminAdapter;
  /** Called where only signing in again helps: show your login. */
  onRestart?: (() => void) | undefined;
}

const PolicyScreen = /* @__PURE__ */ lazy(async () => ({
  default: (await import('./admin/PolicyScreen.js')).PolicyScreen,
}));

/**
 * For administrators: turns MFA on for the app, chooses the methods and how strongly to ask. Loaded when it is first
 * shown. Renders a `<section>` element.
 */
export const MfaPolicyPanel: ForwardRefExoticComponent<MfaPolicyPanelProps & RefAttributes<HTMLElement>> =
  /* @__PURE__ */ forwardRef<HTMLElement, MfaPolicyPanelProps>(function MfaPolicyPanel(
    { admin, onRestart, ...rest },
    ref,
  ) {
    return (
      <LazyScreen {...rest} ref={ref} title="policyTitle">
        <PolicyScreen {...rest} rootRef={ref} admin={admin} onRestart={onRestart} />
      </LazyScreen>
    );
  });
