'use client';
import { type ReactElement, type Ref, useEffect } from 'react';
import type { Chunk } from '../../parts/shared/chunk.js';
import { AccountMessages } from './AccountMessages.js';
import { ChunkScreen } from './ChunkScreen.js';
import { DropIn } from './DropIn.js';
import type { DropInProps } from './DropInProps.js';
import { Waiting } from './Waiting.js';

type Shown<Props> = Props & { rootRef: Ref<HTMLElement> };

interface LazyScreenProps<Props extends DropInProps> {
  screen: Chunk<Shown<Props>>;
  /** What the screen is given: attributes of its root among it. */
  props: Shown<Props>;
}

/** Holds the place of a drop-in that no login page should carry, until its code and its messages have arrived. */
export function LazyScreen<Props extends DropInProps>({ screen, props }: LazyScreenProps<Props>): ReactElement {
  useEffect(() => screen.preload(), [screen]); // beside the messages, not after them
  const { rootRef } = props;
  return (
    <DropIn props={props} rootRef={rootRef}>
      {(own) => (
        <AccountMessages waiting={<Waiting frame={own} rootRef={rootRef} />}>
          <ChunkScreen screen={screen} props={own} />
        </AccountMessages>
      )}
    </DropIn>
  );
}
