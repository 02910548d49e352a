import { MfaProvider } from '@protekt/react-mfa';
import type { ReactNode } from 'react';
import { adapter } from './client';

const support = <p>Email help@harbour.example from your account’s email address.</p>;

/** Wraps every page that shows a screen of the library. */
export function Mfa({ children }: { children: ReactNode }) {
  return (
    <MfaProvider adapter={adapter} issuer="Harbour" support={support}>
      {children}
    </MfaProvider>
  );
}
