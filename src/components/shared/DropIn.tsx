'use client';
import { type ReactElement, type ReactNode, type Ref, useContext, useMemo } from 'react';
import { ScreenFrameContext } from '../../parts/shared/ScreenFrame.js';
import { SlotsContext } from '../../parts/shared/slot.js';
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
  /** Gets the props without those that apply to everything inside and must not become attributes. */
  children: (props: Props) => ReactNode;
}

/** The wrapper of every drop-in: its messages, slots and appearance, and its error boundary. */
export function DropIn<Props extends DropInProps>(frame: DropInFrameProps<Props>): ReactElement {
  const { props, rootRef, children } = frame;
  const rest = { ...props, messages: undefined, slots: undefined, appearance: undefined };
  const mfa = useOwnContext(props);
  const inSignIn = useContext(ScreenFrameContext).inSignIn ?? frame.inSignIn ?? false;
  const { appearance, brand, account } = mfa;
  const screen = useMemo(
    () => ({ appearance, inSignIn, ...(inSignIn && { brand, account }) }),
    [appearance, brand, account, inSignIn],
  );
  return (
    <MfaContext.Provider value={mfa}>
      <SlotsContext.Provider value={mfa.slots}>
        <ScreenFrameContext.Provider value={screen}>
          <ErrorBoundary frame={rest} rootRef={rootRef}>
            {children(rest)}
          </ErrorBoundary>
        </ScreenFrameContext.Provider>
      </SlotsContext.Provider>
    </MfaContext.Provider>
  );
}

/** The provider's context with the overrides of this drop-in. */
function useOwnContext(props: DropInProps): MfaContextValue {
  const mfa = useMfa();
  const messages = useMessages(mfa, props.messages);
  const slots = useMemo(() => ({ ...mfa.slots, ...props.slots }), [mfa.slots, props.slots]);
  const appearance = props.appearance ?? mfa.appearance;
  return useMemo(() => ({ ...mfa, ...messages, slots, appearance }), [mfa, messages, slots, appearance]);
}
