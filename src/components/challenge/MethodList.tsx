'use client';
import type { ReactElement } from 'react';
import { availableMethods } from '../../core/challenge/challengeState.js';
import type { ChallengeControls } from '../../hooks/challenge/useMfaChallenge.js';
import { Notice } from '../../parts/feedback/Notice.js';
import { FactorPicker } from '../../parts/form/FactorPicker.js';
import { useMfa } from '../../provider/context.js';
import { ErrorText } from '../shared/ErrorText.js';
import { optionOf } from './challengeWords.js';

/** All methods of a challenge, backup codes last, and the reason if the current one can't be used. */
export function MethodList({ challenge }: { challenge: ChallengeControls }): ReactElement {
  const mfa = useMfa();
  const { state, chooseBackupCode, chooseFactor } = challenge;
  const error = state.status === 'choosing-method' && state.error;
  return (
    <>
      {error ? (
        <Notice tone="error">
          <ErrorText error={error} />
        </Notice>
      ) : null}
      <FactorPicker
        label={mfa.messages.challenge.chooseTitle}
        options={availableMethods(state).map((method) => optionOf(method, mfa))}
        onValueChange={(value) =>
          value === 'backup-code' ? chooseBackupCode() : chooseFactor(value.slice(1) || undefined)
        }
      />
    </>
  );
}
