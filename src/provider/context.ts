'use client';
import type { QueryClient } from '@tanstack/react-query';
import { type Context, createContext, type ReactNode, useContext } from 'react';
import type { MfaAdapter, MfaResult } from '../core/contract/adapter.js';
import type { MfaReportedError } from '../core/contract/operation.js';
import type { ReauthEvent, ReauthState } from '../core/step-up/reauthFlow.js';
import type { MfaSlots } from '../parts/shared/MfaSlots.js';
import type { ClientSource } from './clientSource.js';
import type { Store } from './createStore.js';
import type { MfaEvent } from './MfaEvent.js';
import type { Messages } from './messages.js';

export type ReauthStore = Store<ReauthState, ReauthEvent>;

/** What the provider passes down. It has the latest adapter and messages, and neither restarts a flow. */
export interface MfaContextValue extends Messages {
  adapter: MfaAdapter;
  /** The host's client. Without it, the provider creates a private one for the first read. */
  queryClient?: QueryClient | undefined;
  /** Where queries get their client. The first read creates it, so that a sign-in page doesn't need it. */
  clientSource: (make: () => ClientSource) => ClientSource;
  /** The beginning of every query key: a random one for each provider and each signed-in user. */
  queryKey: readonly unknown[];
  /** Marks the status as stale: a factor or the codes have changed, or there is a new session. */
  statusChanged: () => void;
  /**
   * The one prompt for fresh proof: what it asks for, and the calls of all components that wait for it. The first
   * component that can make such a call creates it, so that a sign-in page doesn't need it.
   */
  reauthStore: (make: () => ReauthStore) => ReauthStore;
  autoSubmit: boolean;
  webOtp: boolean;
  typeBackCode: boolean;
  defaultCountry?: string | undefined;
  issuer: string;
  timeoutMs: number;
  support?: ReactNode;
  /**
   * Passes the session of a flow outside `MfaFlow` to the provider's `onSession`, without its codes, and
   * waits for it. Call it before the component's own callback and before the next call. Resolves with false
   * if the host's callback failed.
   */
  deliverSession: (result: MfaResult) => Promise<boolean>;
  appearance: 'card' | 'plain';
  /** The service's logo or name, shown at the top of every sign-in screen, and the account below the title. */
  brand?: ReactNode;
  account?: ReactNode;
  /** Custom components that replace parts. Drop-ins pass them on. */
  slots: MfaSlots;
  onError: ((error: MfaReportedError) => void) | undefined;
  onEvent: ((event: MfaEvent) => void) | undefined;
}

export const MfaContext: Context<MfaContextValue | undefined> = createContext<MfaContextValue | undefined>(undefined);

/** @throws Error outside of an `MfaProvider`, because without one there is no backend to call. */
export function useMfa(): MfaContextValue {
  const value = useContext(MfaContext);
  if (!value)
    throw new Error(
      '@protekt/react-mfa: a component or hook is outside of <MfaProvider>. Wrap your sign-in page in it.',
    );
  return value;
}
