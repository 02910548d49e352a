import { MfaProvider } from '@protekt/react-mfa';
import type { ReactNode } from 'react';
import { adapter } from './client';

const support = <p>Write to help@harbour.example from the address of your account.</p>;

/** Wraps every page that shows a screen of the library. */
export function Mfa({ children }: { children: ReactNode }) {
  return (
    <MfaProvider adapter={adapter} issuer="Harbour" support={support}>
      {children}
    </MfaProvider>
  );
}
