'use client';
import { QueryClient } from '@tanstack/react-query';
import { type ReactElement, type ReactNode, useEffect, useMemo, useState } from 'react';
import type { MfaAdapter } from '../core/contract/adapter.js';
import { awaitHostCallback } from '../core/contract/awaitHostCallback.js';
import { callHostCallback } from '../core/contract/callHostCallback.js';
import type { MfaMessagesPatch } from '../core/contract/mergeMessages.js';
import type { MfaReportedError } from '../core/contract/operation.js';
import { sessionOf } from '../core/contract/sessionOf.js';
import { reauthFlow, reauthStart } from '../core/step-up/reauthFlow.js';
import { en } from '../locales/en.js';
import type { MfaSlots } from '../parts/shared/MfaSlots.js';
import { MfaContext, type MfaContextValue, type MfaEvent } from './context.js';
import { createStore } from './createStore.js';
import { useMessages } from './messages.js';

/** Props of {@link MfaProvider}. */
export interface MfaProviderProps {
  /** Your backend. An object that changes between renders never restarts a flow. */
  adapter: MfaAdapter;
  /**
   * A language (`messages={de}`), or any of its messages (`messages={{ challenge: { verify: 'Go' } }}`): the others stay
   * English.
   * @default English
   */
  messages?: MfaMessagesPatch | undefined;
  /** The name of your service: in the authenticator app's entry and on the sheet of backup codes. */
  issuer?: string | undefined;
  /**
   * Whether a complete code is checked at once, which the hint announces (WCAG 2.2 SC 3.2.2). Off after a refused
   * code, whatever this says.
   * @default true
   */
  autoSubmit?: boolean | undefined;
  /**
   * Whether a code that comes by text message is offered to the field (WebOTP). Your messages must end in
   * `@your.host #123456`.
   * @default false
   */
  webOtp?: boolean | undefined;
  /**
   * Whether one backup code has to be typed back before they count as saved, instead of a tick.
   * @default false
   */
  typeBackCode?: boolean | undefined;
  /**
   * ISO 3166-1 alpha-2 (`GB`): the country that a phone number is taken to be of until another one is chosen.
   * @default the region of the browser's language
   */
  defaultCountry?: string | undefined;
  /** The logo or name of your service, above the title of every screen of a sign-in. */
  brand?: ReactNode | undefined;
  /** Whose sign-in it is, such as the email address that was entered: below the title. */
  account?: ReactNode | undefined;
  /**
   * A card of its own, or plain on your card, dialog or page. A drop-in's own `appearance` goes before it.
   * @default 'card'
   */
  appearance?: 'card' | 'plain' | undefined;
  /** Your own components in the place of ours, in every drop-in: `slots={{ Button: MyButton }}`. */
  slots?: MfaSlots | undefined;
  /** What a locked-out person is shown: how to reach you. */
  support?: ReactNode | undefined;
  /**
   * Milliseconds after which an unanswered call counts as failed, its outcome unknown. Passkey prompts are exempt.
   * @default 30000
   */
  timeoutMs?: number | undefined;
  /** Use your own TanStack Query client instead of a private one. No secret enters it either way. */
  queryClient?: QueryClient | undefined;
  /**
   * Called with every session that a flow outside `MfaFlow` yields: the answer to a step-up, the tokens of a factor that
   * was confirmed alone. Install it here. It is awaited, `timeoutMs` at the longest, before the component's own callback
   * and before the call that needed the step-up is repeated. `unknown`, since the provider does not know your tokens:
   * `{ tokens }`, or `{ verified: true }` where a cookie or the SDK keeps the session.
   */
  onSession?: ((session: unknown) => void | Promise<void>) | undefined;
  /**
   * Called with everything that fails: `error.operation` says what (`verifyChallenge`, `load`), `error.code` how. No
   * message, no cause: it can be logged as it is.
   */
  onError?: ((error: MfaReportedError) => void) | undefined;
  /** Called with what happened, never with a secret. */
  onEvent?: ((event: MfaEvent) => void) | undefined;
  children?: ReactNode;
}

const NO_SLOTS: MfaSlots = {};
const ENGLISH = { messages: en, patches: [] };

/** Gives the tree its backend, words and options. Doesn't render an element of its own. */
export function MfaProvider(props: MfaProviderProps): ReactElement {
  const { adapter, messages: patch, issuer = '', autoSubmit = true, timeoutMs = 30_000 } = props;
  const {
    webOtp = false,
    typeBackCode = false,
    defaultCountry,
    support,
    brand,
    account,
    appearance = 'card',
    slots = NO_SLOTS,
    queryClient,
    onSession,
    onError,
    onEvent,
    children,
  } = props;
  if (!adapter || typeof adapter.verifyChallenge !== 'function')
    throw new Error(
      '@protekt/react-mfa: <MfaProvider> got an adapter without verifyChallenge(). ' +
        'No challenge can be passed without it. Pass an adapter, such as protektAdapter(protekt).',
    );
  const [own] = useState(() => new QueryClient());
  const [shared] = useState(() => {
    const statusListeners = new Set<() => void>();
    const statusChanged = (): void => {
      for (const refresh of statusListeners) refresh();
    };
    return {
      deliveries: new Map() as MfaContextValue['deliveries'],
      statusListeners,
      statusChanged,
      reauthStore: createStore(reauthFlow, () => reauthStart),
    };
  });
  const messages = useMessages(ENGLISH, patch);
  const client = queryClient ?? own;
  useEffect(() => {
    if (queryClient) return; // the host mounts its own
    own.mount();
    return () => {
      own.unmount();
      own.clear();
    };
  }, [own, queryClient]);
  const value = useMemo<MfaContextValue>(
    () => ({
      ...shared,
      ...messages,
      adapter,
      client,
      autoSubmit,
      webOtp,
      typeBackCode,
      defaultCountry,
      issuer,
      timeoutMs,
      support,
      brand,
      account,
      appearance,
      slots,
      deliverSession: (result) => awaitHostCallback(onSession, timeoutMs, sessionOf(result)),
      onError: onError && ((error) => callHostCallback(onError, error)),
      onEvent: onEvent && ((event) => callHostCallback(onEvent, event)),
    }),
    [
      shared,
      adapter,
      messages,
      client,
      autoSubmit,
      webOtp,
      typeBackCode,
      defaultCountry,
      issuer,
      timeoutMs,
      support,
      brand,
      account,
      appearance,
      slots,
      onSession,
      onError,
      onEvent,
    ],
  );
  return <MfaContext.Provider value={value}>{children}</MfaContext.Provider>;
}
