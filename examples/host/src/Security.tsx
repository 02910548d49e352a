import { useQuery } from '@tanstack/react-query';
import { mfaQuery } from './auth.js';
import { Title } from './Page.js';
import type { Task } from './SecurityTask.js';

interface SecurityProps {
  email: string;
  /** What a task has just changed. */
  outcome: string;
  onTask: (task: Task) => void;
}

/** Account → Security: what is on, and what can be done about it. */
export function Security({ email, outcome, onTask }: SecurityProps) {
  const mfa = useQuery(mfaQuery);
  const isOn = mfa.data?.enrolled;
  return (
    <>
      <Title>Security</Title>
      <p className="lead">Signed in as {email}</p>
      <p className="outcome" role="status">
        {outcome}
      </p>
      <section className="card" aria-labelledby="second-step">
        <h2 id="second-step">
          Second step at sign-in
          {isOn !== undefined && <span className={isOn ? 'badge on' : 'badge'}>{isOn ? 'On' : 'Off'}</span>}
        </h2>
        <p>
          {isOn
            ? 'After your password we ask for a code that only you have.'
            : 'Ask for a code from your phone after the password, so that the password alone opens nothing.'}
        </p>
        {mfa.isError && <p className="problem">This could not be loaded. Reload the page to try again.</p>}
        <div className="row">
          {isOn === false && (
            <button type="button" className="primary" onClick={() => onTask('set-up')}>
              Set up
            </button>
          )}
          {isOn && (
            <>
              <button type="button" onClick={() => onTask('new-codes')}>
                Backup codes
              </button>
              <button type="button" onClick={() => onTask('turn-off')}>
                Turn off
              </button>
            </>
          )}
        </div>
      </section>
    </>
  );
}
