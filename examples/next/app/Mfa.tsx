'use client';
import { MfaProvider } from '@protekt/react-mfa';
import type { ReactNode } from 'react';
import { adapter } from '../lib/client';

const support = <p>Email help@harbour.example from your account’s email address.</p>;

/** The provider takes functions, so it must be in a client file. */
export function Mfa({ children }: { children: ReactNode }) {
  return (
    <MfaProvider adapter={adapter} issuer="Harbour" support={support}>
      {children}
    </MfaProvider>
  );
}
