import { Button } from '@protekt/react-mfa';
import { type ReactElement, type ReactNode, useState } from 'react';
import { inEnglish } from './inEnglish.js';
import type { Backend } from './Playground.js';
import { SignInApp } from './SignInApp.js';

/** A page for administrators, and a sign-in by Anna that shows its effect. */
export function AdminApp({ children, ...backend }: Backend & { children: ReactNode }): ReactElement {
  const [isAnna, setIsAnna] = useState(false);
  return (
    <>
      {isAnna ? <SignInApp {...backend} /> : children}
      <p {...inEnglish}>
        <Button variant="link" onClick={() => setIsAnna(!isAnna)}>
          {isAnna ? 'Back to the admin page' : 'Sign in as Anna'}
        </Button>
      </p>
    </>
  );
}
