'use client';
import type { ReactElement, Ref } from 'react';
import { Screen } from '../../parts/feedback/Screen.js';
import { useMfa } from '../../provider/context.js';
import { type DropInProps, frameOf } from './DropInProps.js';

/** The placeholder of a screen whose code or messages are still loading. */
export function Waiting({ frame, rootRef }: { frame: DropInProps; rootRef: Ref<HTMLElement> }): ReactElement {
  const { common, locale } = useMfa().messages;
  return <Screen lang={locale} {...frameOf(frame)} ref={rootRef} status="loading" title={common.working} />;
}
