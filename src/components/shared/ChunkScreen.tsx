'use client';
import { type ReactElement, type Ref, Suspense, useState } from 'react';
import type { Chunk } from '../../parts/shared/chunk.js';
import { useHydrated } from '../../parts/shared/useHydrated.js';
import type { DropInProps } from './DropInProps.js';
import { Waiting } from './Waiting.js';

interface ChunkScreenProps<Props> {
  screen: Chunk<Props>;
  /** The props of the screen. */
  props: Props;
}

/**
 * A screen whose code loads when it is first shown, with `Waiting` in its place until then. If loading fails, the
 * surrounding error boundary removes it. "Try again" mounts it again, which loads it again.
 */
export function ChunkScreen<Props extends DropInProps & { rootRef: Ref<HTMLElement> }>({
  screen,
  props,
}: ChunkScreenProps<Props>): ReactElement {
  const [Loaded] = useState(() => screen.component());
  // `renderToString` can't wait for a chunk, and React reports that as an error. React 18 also discards a boundary that
  // changes while it hydrates.
  const hydrated = useHydrated();
  const waiting = <Waiting frame={props} rootRef={props.rootRef} />;
  if (!hydrated) return waiting;
  return (
    <Suspense fallback={waiting}>
      <Loaded {...props} />
    </Suspense>
  );
}
