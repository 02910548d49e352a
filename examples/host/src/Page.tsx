import { type ReactNode, useEffect, useRef } from 'react';
import { Mailbox } from './Mailbox.js';
import { ThemeToggle } from './ThemeToggle.js';

interface PageProps {
  children: ReactNode;
  /** Whether it is one column with a single task. */
  narrow?: boolean;
  /** Shown in the page's header. */
  nav?: ReactNode;
  onSignOut?: () => void;
}

export function Page({ children, narrow = false, nav, onSignOut }: PageProps) {
  return (
    <>
      <header className="masthead">
        <p className="brand">
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M12 3v13M4 14c1 4 4 6.5 8 6.5s7-2.5 8-6.5M8 9h8" />
            <circle cx="12" cy="4.5" r="2" />
          </svg>
          Harbour
        </p>
        {nav}
        <div className="end">
          <ThemeToggle />
          {onSignOut && (
            <button type="button" className="quiet" onClick={onSignOut}>
              Sign out
            </button>
          )}
        </div>
      </header>
      <main className={narrow ? 'narrow' : undefined}>{children}</main>
      <Mailbox />
    </>
  );
}

/** Takes the focus when a page opens, as with the browser's own navigation. */
export function Title({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
