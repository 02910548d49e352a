import type { ReactElement } from 'react';
import { BackupCodesPanel, MfaEnrollment, type MfaLoginResult, type MfaResult, useMfaFlow } from '../src/index.js';
import { OwnChallenge } from './OwnChallenge.js';

interface OwnFlowProps {
  /** The response of your login call. */
  result: MfaLoginResult;
  /** Store the tokens here. Nothing else is called before the promise resolves. */
  onSession: (session: MfaResult) => Promise<void> | void;
  onComplete: (session: MfaResult) => void;
  onRestart: () => void;
}

/** Your own sign-in: each status says what comes next, and you can use a drop-in where you have no screen. */
export function OwnFlow({ result, onSession, onComplete, onRestart }: OwnFlowProps): ReactElement {
  const flow = useMfaFlow({ result, onSession, onComplete });
  const { state } = flow;
  switch (state.status) {
    case 'challenging':
      return (
        <OwnChallenge
          key={flow.key}
          challenge={state.challenge}
          login={flow.login}
          onVerified={flow.verified}
          onNext={flow.continueWith}
          onRestart={onRestart}
        />
      );
    case 'enrolling':
      return (
        <MfaEnrollment
          key={flow.key}
          inSignIn
          challengeId={state.challengeId}
          methods={state.methods}
          required={state.required}
          onConfirmed={flow.confirmed}
          onEnrolled={flow.enrolled}
          onSkip={state.required ? undefined : flow.skip}
          onRestart={onRestart}
        />
      );
    case 'saving-codes':
      return <BackupCodesPanel codes={state.codes} onSaved={flow.codesSaved} />;
    case 'offering-codes':
      return <BackupCodesPanel reason="used" left={state.left} onSaved={flow.codesSaved} onSkip={flow.declineCodes} />;
    case 'opening-session':
      return <p role="status">One moment…</p>;
    case 'finished':
      return <p role="status">You’re signed in.</p>;
    case 'session-failed':
      return (
        <section>
          <h2>We couldn’t sign you in</h2>
          <button type="button" onClick={flow.retrySession}>
            Try again
          </button>
        </section>
      );
    case 'must-restart':
    case 'leaving':
      return (
        <section>
          <h2>Your sign-in has ended</h2>
          <button type="button" onClick={() => onRestart()}>
            Sign in again
          </button>
        </section>
      );
  }
}
