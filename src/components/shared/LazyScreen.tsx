'use client';
import { type ReactElement, type Ref, Suspense, useState } from 'react';
import { Screen } from '../../parts/feedback/Screen.js';
import type { Chunk } from '../../parts/shared/chunk.js';
import { useMfa } from '../../provider/context.js';
import { type DropInProps, frameOf } from './DropInProps.js';
import { ErrorBoundary } from './ErrorBoundary.js';

interface LazyScreenProps<Props extends DropInProps> {
  screen: Chunk<Props>;
  /** What the screen is given: attributes of its root among it. */
  props: Props & { rootRef: Ref<HTMLElement> };
  title: 'policyTitle' | 'resetTitle' | 'settingsTitle';
}

/** Holds the place of a drop-in that no login page should carry, until its code has arrived. */
export function LazyScreen<Props extends DropInProps>({ screen, props, title }: LazyScreenProps<Props>): ReactElement {
  const { settings, admin, common, locale } = useMfa().messages;
  const [Loaded, setLoaded] = useState(() => screen.component());
  const words = { settingsTitle: settings.title, policyTitle: admin.policyTitle, resetTitle: admin.resetTitle };
  const frame = { lang: locale, ...frameOf(props), ref: props.rootRef };
  const waiting = <Screen {...frame} status="loading" title={words[title]} description={common.working} />;
  return (
    <ErrorBoundary frame={props} rootRef={props.rootRef} onRetry={() => setLoaded(() => screen.component())}>
      <Suspense fallback={waiting}>
        <Loaded {...props} />
      </Suspense>
    </ErrorBoundary>
  );
}
