'use client';
import { type ReactElement, type ReactNode, type Ref, useMemo } from 'react';
import { MfaContext, useMfa } from '../../provider/context.js';
import { useMessages } from '../../provider/messages.js';
import type { DropInProps } from './DropInProps.js';
import { ErrorBoundary } from './ErrorBoundary.js';

interface DropInFrameProps<Props extends DropInProps> {
  /** As the host gave them. */
  props: Props;
  rootRef: Ref<HTMLElement>;
  /** Called by "Try again" after something broke, before the children are shown again. */
  onRetry?: (() => void) | undefined;
  /** Gets the props without those that are for everything inside and would end as attributes: `messages`. */
  children: (props: Props) => ReactNode;
}

/** What every drop-in stands in: its own messages over those of the provider, and the boundary for what breaks. */
export function DropIn<Props extends DropInProps>(frame: DropInFrameProps<Props>): ReactElement {
  const { props, rootRef, onRetry, children } = frame;
  const rest = { ...props, messages: undefined };
  const mfa = useMfa();
  const own = useMessages(mfa, props.messages);
  const value = useMemo(() => (own.messages === mfa.messages ? mfa : { ...mfa, ...own }), [mfa, own]);
  return (
    <MfaContext.Provider value={value}>
      <ErrorBoundary frame={rest} rootRef={rootRef} onRetry={onRetry}>
        {children(rest)}
      </ErrorBoundary>
    </MfaContext.Provider>
  );
}
