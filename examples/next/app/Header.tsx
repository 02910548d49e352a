'use client';
import Link from 'next/link';
import { client } from '../lib/client';

export function Header() {
  const signOut = async () => {
    await client.signOut();
    location.assign('/sign-in'); // a new page, so that nothing of this user stays in memory
  };
  return (
    <header>
      <strong>Harbour</strong>
      <Link href="/">Home</Link>
      <Link href="/security">Security</Link>
      <Link href="/vault">Vault</Link>
      <button type="button" onClick={signOut}>
        Sign out
      </button>
    </header>
  );
}
