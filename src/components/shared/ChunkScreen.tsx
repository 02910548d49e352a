'use client';
import { type ReactElement, type Ref, Suspense, useState } from 'react';
import type { Chunk } from '../../parts/shared/chunk.js';
import { useHydrated } from '../../parts/shared/useHydrated.js';
import type { DropInProps } from './DropInProps.js';
import { Waiting } from './Waiting.js';

interface ChunkScreenProps<Props> {
  screen: Chunk<Props>;
  /** What the screen is given. */
  props: Props;
}

/**
 * A screen whose code is loaded when it is first shown, with `Waiting` in its place until then. If that fails, the
 * boundary around it takes it away, and "Try again" mounts it anew, which loads anew.
 */
export function ChunkScreen<Props extends DropInProps & { rootRef: Ref<HTMLElement> }>({
  screen,
  props,
}: ChunkScreenProps<Props>): ReactElement {
  const [Loaded] = useState(() => screen.component());
  // `renderToString` cannot wait for a chunk, and React reports that as an error; and React 18 gives up a boundary that
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
