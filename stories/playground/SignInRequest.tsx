import type { SandboxPush } from '@protekt/react-mfa/sandbox';
import { type FormEvent, type ReactElement, useEffect, useId, useRef, useState } from 'react';

/** The phone's question after somebody has entered the password. The phone removes it when it is answered. */
export function SignInRequest({ push }: { push: SandboxPush }): ReactElement {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [entered, setEntered] = useState('');
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const answer = (give: () => void): void => {
    if (push.status === 'pending') give(); // it may be answered or expired already, and still be shown
  };
  const approve = (event: FormEvent): void => {
    event.preventDefault();
    answer(() => push.approve(push.number && entered));
  };
  return (
    <form ref={form} className="pg-request" onSubmit={approve}>
      <p className="pg-note">Are you signing in to Harbour as {push.email}?</p>
      {push.number && (
        <label className="pg-number" htmlFor={id}>
          Number on the sign-in page
          <input
            id={id}
            inputMode="numeric"
            autoComplete="off"
            maxLength={2}
            required
            value={entered}
            onChange={(event) => setEntered(event.target.value)}
          />
        </label>
      )}
      <div className="pg-answers">
        <button type="button" onClick={() => answer(push.deny)}>
          Deny
        </button>
        <button type="submit" data-main>
          Approve
        </button>
      </div>
    </form>
  );
}
