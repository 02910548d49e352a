'use client';
import { type ReactElement, type ReactNode, type Ref, useContext, useMemo } from 'react';
import { PartsContext, type PartsInside } from '../../parts/shared/slot.js';
import { MfaContext, type MfaContextValue, useMfa } from '../../provider/context.js';
import { useMessages } from '../../provider/messages.js';
import type { DropInProps } from './DropInProps.js';
import { ErrorBoundary } from './ErrorBoundary.js';

interface DropInFrameProps<Props extends DropInProps> {
  /** The props from the host. */
  props: Props;
  rootRef: Ref<HTMLElement>;
  /**
   * Whether its screens belong to a sign-in, and so show the brand and the account. Inside another
   * drop-in, the outer one decides.
   * @default false
   */
  inSignIn?: boolean | undefined;
  /** Gets the props without those that apply to everything inside. */
  children: (props: Props) => ReactNode;
}

/** The wrapper of every drop-in: its messages, slots and appearance, and its error boundary. */
export function DropIn<Props extends DropInProps>(frame: DropInFrameProps<Props>): ReactElement {
  const { props, rootRef, children } = frame;
  const { mfa, parts } = useOwnContext(frame);
  const rest = { ...props, messages: undefined, slots: undefined, appearance: mfa.appearance };
  return (
    <MfaContext.Provider value={mfa}>
      <PartsContext.Provider value={parts}>
        <ErrorBoundary frame={rest} rootRef={rootRef}>
          {children(rest)}
        </ErrorBoundary>
      </PartsContext.Provider>
    </MfaContext.Provider>
  );
}

/** The provider's context with the overrides of this drop-in, and what its parts get. */
function useOwnContext({ props, inSignIn }: Pick<DropInFrameProps<DropInProps>, 'props' | 'inSignIn'>): {
  mfa: MfaContextValue;
  parts: PartsInside;
} {
  const outer = useContext(PartsContext).Screen;
  const mfa = useMfa();
  const messages = useMessages(mfa, props.messages);
  const { slots: own, appearance = mfa.appearance } = props;
  return useMemo(() => {
    const { brand, account } = mfa;
    const slots = { ...mfa.slots, ...own };
    return {
      mfa: { ...mfa, ...messages, slots, appearance },
      parts: { slots, Screen: { ...(outer ?? (inSignIn && { brand, account })), appearance } },
    };
  }, [mfa, messages, own, appearance, outer, inSignIn]);
}
