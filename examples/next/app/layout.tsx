import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import '@protekt/react-mfa/styles.css';
import './globals.css';

export const metadata: Metadata = { title: 'Harbour' };
export const dynamic = 'force-dynamic'; // every response needs a new nonce

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
