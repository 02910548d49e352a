'use client';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { awaitHostCallback } from '../core/contract/awaitHostCallback.js';
import { callHostCallback } from '../core/contract/callHostCallback.js';
import { newKey } from '../core/contract/newKey.js';
import { present } from '../core/contract/present.js';
import { sameContent } from '../core/contract/sameContent.js';
import { sessionOf } from '../core/contract/sessionOf.js';
import { enSignIn } from '../locales/enSignIn.js';
import type { ClientSource } from './clientSource.js';
import { MfaContext, type MfaContextValue, type ReauthStore } from './context.js';
import type { MfaProviderProps } from './MfaProviderProps.js';
import { useMessages } from './messages.js';
import { useStable } from './useStable.js';

const ENGLISH = { messages: enSignIn, patches: [] };
/** The defaults of the props. */
const DEFAULTS: Pick<
  MfaContextValue,
  'issuer' | 'autoSubmit' | 'webOtp' | 'typeBackCode' | 'appearance' | 'timeoutMs' | 'slots'
> = {
  issuer: '',
  autoSubmit: true,
  webOtp: false,
  typeBackCode: false,
  appearance: 'card',
  timeoutMs: 30_000,
  slots: {},
};

type Given = { [K in keyof MfaProviderProps]: Exclude<MfaProviderProps[K], undefined> };

/** Provides the adapter, texts and options to all drop-ins and hooks below it. Renders no element. */
export function MfaProvider(props: MfaProviderProps): ReactElement {
  const { children, messages: patch, ...rest } = props;
  const given = { ...DEFAULTS, ...present<Given>(rest) };
  const options = useStable(
    () => given,
    (kept) => sameContent(kept, given, 1),
  );
  const { adapter, sessionKey, onSession, onError, onEvent, timeoutMs } = options;
  if (!adapter || typeof adapter.verifyChallenge !== 'function')
    throw new Error(
      '@protekt/react-mfa: <MfaProvider> got an adapter without verifyChallenge(). ' +
        'Pass an adapter, such as protektAdapter(protekt).',
    );
  const [shared] = useState(() => {
    let reauthStore: ReauthStore | undefined;
    let clientSource: ClientSource | undefined;
    return {
      clientSource: (make: () => ClientSource) => {
        clientSource ??= make();
        return clientSource;
      },
      invalidate: (key: readonly unknown[]) => clientSource?.invalidate(key),
      close: () => clientSource?.close(),
      /** Each session is delivered once, by whichever comes first: its challenge, or the step-up that required it. */
      deliveries: new WeakMap<object, Promise<boolean>>(),
      reauthStore: (make: () => ReauthStore) => {
        reauthStore ??= make();
        return reauthStore;
      },
    };
  });
  const { invalidate, close, deliveries } = shared;
  const queryKey = useMemo(() => queryKeyFor(sessionKey), [sessionKey]);
  const messages = useMessages(ENGLISH, patch);
  useEffect(() => close, [close]);
  const read = useRef(adapter);
  useEffect(() => {
    if (!sameContent(read.current, adapter)) invalidate(queryKey); // the adapter may be for another account
    read.current = adapter;
  }, [adapter, invalidate, queryKey]);
  const value = useMemo<MfaContextValue>(() => {
    const report: MfaContextValue['onError'] = onError && ((error) => callHostCallback(onError, error));
    return {
      ...options,
      ...messages,
      ...shared,
      queryKey,
      statusChanged: () => invalidate(queryKey),
      deliverSession: (session) => {
        const deliver = async (): Promise<boolean> => {
          const isTaken = await awaitHostCallback(onSession, { timeoutMs, onError: report }, sessionOf(session));
          invalidate(queryKey);
          return isTaken;
        };
        const delivery = deliveries.get(session) ?? deliver();
        deliveries.set(session, delivery);
        return delivery;
      },
      onError: report,
      onEvent: onEvent && ((event) => callHostCallback(onEvent, event)),
    };
  }, [shared, options, messages, queryKey, invalidate, deliveries, timeoutMs, onSession, onError, onEvent]);
  return <MfaContext.Provider value={value}>{children}</MfaContext.Provider>;
}

/**
 * The beginning of every query key. It is random for each user, because devtools and persisted caches show the keys, so
 * they must contain no id. Nothing is read on the server.
 */
const queryKeyFor = (_: MfaProviderProps['sessionKey']): readonly string[] => [
  'protekt-mfa',
  typeof window === 'undefined' ? '' : newKey(),
];
