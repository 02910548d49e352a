'use client';
import { type ForwardRefExoticComponent, forwardRef, lazy, type RefAttributes, Suspense } from 'react';
import { Screen } from '../parts/Screen.js';
import { useMfa } from '../provider/context.js';
import { Boundary } from './Boundary.js';
import type { DropInProps } from './dropIn.js';

export interface MfaSettingsProps extends DropInProps {
  /** Called where only signing in again helps: show your login. */
  onRestart?: (() => void) | undefined;
}

// A login page must not carry the account page.
const SettingsScreens = lazy(async () => ({ default: (await import('./SettingsScreens.js')).SettingsScreens }));

/**
 * Account settings: factors (add, rename, default, remove), backup codes, turning MFA off. Loaded when it is first
 * shown. Renders a `<section>` element.
 */
export const MfaSettings: ForwardRefExoticComponent<MfaSettingsProps & RefAttributes<HTMLElement>> =
  /* @__PURE__ */ forwardRef<HTMLElement, MfaSettingsProps>(function MfaSettings({ onRestart, ...rest }, ref) {
    const { settings: words, locale } = useMfa().messages;
    return (
      <Boundary>
        <Suspense
          fallback={
            <Screen
              {...rest}
              ref={ref}
              lang={locale}
              status="loading"
              title={words.title}
              description={words.loading}
            />
          }
        >
          <SettingsScreens {...rest} rootRef={ref} onRestart={onRestart} />
        </Suspense>
      </Boundary>
    );
  });
