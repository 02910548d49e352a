'use client';
import { type ForwardRefExoticComponent, forwardRef, type RefAttributes } from 'react';
import { chunk } from '../parts/shared/chunk.js';
import type { DropInProps } from './shared/DropInProps.js';
import { LazyScreen } from './shared/LazyScreen.js';

/** Props of {@link MfaSettings}. */
export interface MfaSettingsProps extends DropInProps {
  /** Called when the user has to sign in again: show your sign-in form. */
  onRestart?: (() => void) | undefined;
}

const screen = /* @__PURE__ */ chunk(async () => (await import('./settings/SettingsScreens.js')).SettingsScreens);

/**
 * Account settings: add, rename and remove methods, choose the default, get new backup codes, turn off two-step
 * verification. Its code loads when it is first shown. Renders a `<section>` element.
 */
export const MfaSettings: ForwardRefExoticComponent<MfaSettingsProps & RefAttributes<HTMLElement>> =
  /* @__PURE__ */ forwardRef<HTMLElement, MfaSettingsProps>(function MfaSettings({ onRestart, ...rest }, ref) {
    return <LazyScreen screen={screen} props={{ ...rest, onRestart, rootRef: ref }} />;
  });
