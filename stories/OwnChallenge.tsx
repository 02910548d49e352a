import { type FormEvent, type ReactElement, useId } from 'react';
import {
  availableMethods,
  CodeInput,
  Countdown,
  canSend,
  formatDuration,
  type MfaChallengeInfo,
  type MfaErrorCode,
  type MfaLoginResult,
  type MfaVerified,
  ResendButton,
  resendAt,
  TextField,
  useMfaChallenge,
} from '../src/index.js';

interface OwnChallengeProps {
  /** From the response of your login call, or from `useMfaFlow`. */
  challenge: MfaChallengeInfo;
  /** The `login` of `useMfaFlow`. */
  login?: object;
  onVerified: (verified: MfaVerified) => void;
  onNext?: (next: MfaLoginResult) => void;
  onRestart: () => void;
}

/** Your texts for the codes of your backend. The Errors page lists all codes. */
const words: Partial<Record<MfaErrorCode, string>> = {
  INVALID_CODE: 'Incorrect code. Try again.',
  NETWORK: 'We couldn’t connect. Try again.',
};
const inWords = (seconds: number): string => formatDuration(seconds, 'en');

/** Your own screen: the hook provides the states and the actions, and you write the markup. */
export function OwnChallenge({ onRestart, ...options }: OwnChallengeProps): ReactElement {
  const { state, ...verbs } = useMfaChallenge(options);
  const titleId = useId();

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    verbs.verify(String(new FormData(event.currentTarget).get('code')));
  };
  const startAgain = (
    <button type="button" onClick={() => onRestart()}>
      Sign in again
    </button>
  );

  switch (state.status) {
    case 'expired':
      return (
        <section>
          <h2>Your sign-in timed out</h2>
          {startAgain}
        </section>
      );
    case 'blocked':
      return (
        <section>
          <h2>Your account is locked</h2>
          {state.until === undefined ? null : (
            <Countdown until={state.until} label={(seconds) => `Try again in ${inWords(seconds)}.`} />
          )}
          {startAgain}
        </section>
      );
    case 'choosing-method':
      return (
        <section aria-labelledby={titleId}>
          <h2 id={titleId}>Choose a method</h2>
          {availableMethods(state).map((method) =>
            method.kind === 'backup-code' ? (
              <button key={method.kind} type="button" onClick={verbs.chooseBackupCode}>
                Backup code
              </button>
            ) : (
              <button key={method.factor?.id} type="button" onClick={() => verbs.chooseFactor(method.factor?.id)}>
                {method.factor?.destination ?? 'Authenticator app'}
              </button>
            ),
          )}
          <button type="button" onClick={verbs.back}>
            Back
          </button>
        </section>
      );
    case 'verified':
      return <p role="status">You’re signed in.</p>;
    default: {
      const { selected, failures } = state;
      const error = 'error' in state ? state.error : undefined;
      const field = {
        name: 'code',
        error: error && (words[error.code] ?? 'Something went wrong. Try again.'),
        readOnly: state.status === 'verifying',
      };
      return (
        <section aria-labelledby={titleId}>
          <h2 id={titleId}>Enter your code</h2>
          <form method="post" onSubmit={submit}>
            {selected.kind === 'backup-code' ? (
              <TextField {...field} key="backup-code" type="text" autoComplete="off" label="Backup code" />
            ) : (
              <CodeInput {...field} key={`code ${failures}`} label="Verification code" />
            )}
            <button type="submit">{state.status === 'verifying' ? 'Verifying…' : 'Verify'}</button>
          </form>
          {canSend(state) ? (
            <ResendButton
              label="Send a new code"
              waitingLabel={(seconds) => `Send a new code in ${inWords(seconds)}`}
              readyAt={resendAt(state)}
              loading={state.status === 'sending'}
              onResend={verbs.resend}
            />
          ) : null}
          {availableMethods(state).length > 1 ? (
            <button type="button" onClick={verbs.openMethods}>
              Use another method
            </button>
          ) : null}
        </section>
      );
    }
  }
}
