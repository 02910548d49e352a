import { type FormEvent, type ReactElement, useId } from 'react';
import {
  CodeInput,
  type MfaChallengeInfo,
  type MfaErrorCode,
  type MfaVerified,
  TextField,
  useFailureFocus,
  useMfaChallenge,
} from '../src/index.js';

interface OwnChallengeProps {
  /** Of your login call's answer. */
  challenge: MfaChallengeInfo;
  onVerified: (verified: MfaVerified) => void;
  onRestart: () => void;
}

/** Your words for the codes that your backend knows; see the page Errors for all of them. */
const words: Partial<Record<MfaErrorCode, string>> = {
  INVALID_CODE: 'Not that one. Have another look.',
  NETWORK: 'We are offline, it seems.',
};

/** A screen of your own: the hook has the states and the verbs, you have the markup. */
export function OwnChallenge({ challenge, onVerified, onRestart }: OwnChallengeProps): ReactElement {
  const { state, verify, chooseBackupCode } = useMfaChallenge({ challenge, onVerified });
  const titleId = useId();
  const inputRef = useFailureFocus('failures' in state ? state.failures : 0);

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    verify(String(new FormData(event.currentTarget).get('code')));
  };

  switch (state.status) {
    case 'expired':
    case 'blocked':
      return (
        <section>
          <h2>That was one try too many</h2>
          <button type="button" onClick={() => onRestart()}>
            Start again
          </button>
        </section>
      );
    case 'verified':
      return <p role="status">Welcome back!</p>;
    default: {
      const { selected, can } = state;
      const error = 'error' in state ? state.error : undefined;
      const field = {
        name: 'code',
        error: error && (words[error.code] ?? 'That did not work.'),
        inputRef,
        readOnly: state.status === 'verifying',
      };
      return (
        <section aria-labelledby={titleId}>
          <h2 id={titleId}>Tell us the magic number</h2>
          <form method="post" onSubmit={submit}>
            {selected.kind === 'backup-code' ? (
              <TextField {...field} key="backup-code" type="text" autoComplete="off" label="Backup code" />
            ) : (
              <CodeInput {...field} key="code" label="Magic number" />
            )}
            <button type="submit">{state.status === 'verifying' ? 'Looking…' : 'Let me in'}</button>
          </form>
          {can.backupCode && selected.kind !== 'backup-code' ? (
            <button type="button" onClick={chooseBackupCode}>
              I have a backup code
            </button>
          ) : null}
        </section>
      );
    }
  }
}
