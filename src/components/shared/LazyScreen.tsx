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
  /** The props of the screen, including attributes of its root element. */
  props: Shown<Props>;
}

/** The placeholder of a drop-in that login pages shouldn't load, until its code and its messages are loaded. */
export function LazyScreen<Props extends DropInProps>({ screen, props }: LazyScreenProps<Props>): ReactElement {
  useEffect(() => screen.preload(), [screen]); // in parallel with the messages, not after them
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
