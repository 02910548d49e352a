'use client';
import {
  type Context,
  createContext,
  type ReactElement,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';
import type { MfaAccountMessages } from '../../core/contract/accountMessages.js';
import { mergeMessages } from '../../core/contract/mergeMessages.js';
import type { MfaAccountLoader } from '../../core/contract/messages.js';
import { useLatest } from '../../hooks/runtime/useLatest.js';
import { ChunkError } from '../../parts/shared/chunk.js';
import { useMfa } from '../../provider/context.js';
import { useLoadAccount } from '../../provider/useLoadAccount.js';

const AccountContext: Context<MfaAccountMessages | undefined> = createContext<MfaAccountMessages | undefined>(
  undefined,
);
/** The messages that have loaded, so that a screen that is shown again doesn't have to wait. */
const cache = new WeakMap<MfaAccountLoader['loadAccount'], MfaAccountMessages>();

/** The messages of settings and administrators. Call it inside {@link AccountMessages}. */
export function useAccountMessages(): MfaAccountMessages {
  const messages = useContext(AccountContext);
  if (!messages) throw new Error('useAccountMessages() was called outside of <AccountMessages>.');
  return messages;
}

/** Loads the messages of settings and administrators for its children, and shows `waiting` until they are loaded. */
export function AccountMessages({ waiting, children }: { waiting: ReactElement; children: ReactNode }): ReactElement {
  const { messages, patches } = useMfa();
  const { locale } = messages;
  const loadAccount = useLoadAccount();
  const latest = useLatest(loadAccount);
  const [loaded, setLoaded] = useState<MfaAccountMessages | Error | undefined>(() => cache.get(loadAccount));
  // depends on the language, not on the function, which the host may create inline
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language is loaded again
  useEffect(() => {
    let wanted = true;
    void load(latest.current).then((result) => wanted && setLoaded(result));
    return () => {
      wanted = false;
    };
  }, [latest, locale]);
  if (loaded instanceof Error) throw loaded;
  const value = useMemo(
    () => loaded && patches.reduce<MfaAccountMessages>((all, patch) => mergeMessages(all, patch), loaded),
    [loaded, patches],
  );
  return value ? <AccountContext.Provider value={value}>{children}</AccountContext.Provider> : waiting;
}

async function load(loadAccount: MfaAccountLoader['loadAccount']): Promise<MfaAccountMessages | Error> {
  try {
    const loaded = await loadAccount();
    if (!loaded?.settings || !loaded.admin)
      return new Error(
        '@protekt/react-mfa: messages.loadAccount() resolved with something other than MfaAccountMessages. ' +
          'Without them, settings have no texts. Resolve with the object itself, not with its module.',
      );
    cache.set(loadAccount, loaded);
    return loaded;
  } catch {
    return new ChunkError('the messages of settings could not be loaded');
  }
}
