'use client';
import { type ReactElement, type Ref, Suspense, useEffect, useState } from 'react';
import type { Chunk } from '../../parts/shared/chunk.js';
import { useHydrated } from '../../parts/shared/useHydrated.js';
import { AccountMessages } from './AccountMessages.js';
import { DropIn } from './DropIn.js';
import type { DropInProps } from './DropInProps.js';
import { Waiting } from './Waiting.js';

interface LazyScreenProps<Props extends DropInProps> {
  screen: Chunk<Props>;
  /** What the screen is given: attributes of its root among it. */
  props: Props & { rootRef: Ref<HTMLElement> };
}

/** Holds the place of a drop-in that no login page should carry, until its code and its messages have arrived. */
export function LazyScreen<Props extends DropInProps>({ screen, props }: LazyScreenProps<Props>): ReactElement {
  const [Loaded, setLoaded] = useState(() => screen.component());
  useEffect(() => screen.preload(), [screen]); // beside the messages, not after them
  const hydrated = useHydrated(); // `renderToString` cannot wait for a chunk, and React reports that as an error
  const { rootRef } = props;
  return (
    <DropIn props={props} rootRef={rootRef} onRetry={() => setLoaded(() => screen.component())}>
      {(own) => (
        <AccountMessages waiting={<Waiting frame={own} rootRef={rootRef} />}>
          {hydrated ? (
            <Suspense fallback={<Waiting frame={own} rootRef={rootRef} />}>
              <Loaded {...own} />
            </Suspense>
          ) : (
            <Waiting frame={own} rootRef={rootRef} />
          )}
        </AccountMessages>
      )}
    </DropIn>
  );
}
