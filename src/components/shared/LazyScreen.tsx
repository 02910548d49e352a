'use client';
import { type ForwardRefExoticComponent, forwardRef, type ReactNode, type RefAttributes, Suspense } from 'react';
import { Screen } from '../../parts/feedback/Screen.js';
import { useMfa } from '../../provider/context.js';
import type { DropInProps } from './DropInProps.js';
import { ErrorBoundary } from './ErrorBoundary.js';

interface LazyScreenProps extends DropInProps {
  title: 'policyTitle' | 'resetTitle' | 'settingsTitle';
  children: ReactNode;
}

/** Holds the place of a drop-in that no login page should carry, until its code has arrived. */
export const LazyScreen: ForwardRefExoticComponent<LazyScreenProps & RefAttributes<HTMLElement>> =
  /* @__PURE__ */ forwardRef<HTMLElement, LazyScreenProps>(function LazyScreen({ title, children, ...rest }, ref) {
    const { settings, admin, common, locale } = useMfa().messages;
    const words = { settingsTitle: settings.title, policyTitle: admin.policyTitle, resetTitle: admin.resetTitle };
    const waiting = (
      <Screen {...rest} ref={ref} lang={locale} status="loading" title={words[title]} description={common.working} />
    );
    return (
      <ErrorBoundary>
        <Suspense fallback={waiting}>{children}</Suspense>
      </ErrorBoundary>
    );
  });
