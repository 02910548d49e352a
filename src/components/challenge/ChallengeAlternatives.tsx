'use client';
import type { ReactElement } from 'react';
import { answerableFactors, isOpen } from '../../core/challenge/challengeState.js';
import type { ChallengeControls } from '../../hooks/challenge/useMfaChallenge.js';
import { Button } from '../../parts/form/Button.js';
import { useMfa } from '../../provider/context.js';

interface ChallengeAlternativesProps {
  challenge: ChallengeControls;
  onCancel: (() => void) | undefined;
}

/** The ways out of a challenge, the same and in the same order on each of its screens (WCAG 2.2 SC 3.2.6). */
export function ChallengeAlternatives({ challenge, onCancel }: ChallengeAlternativesProps): ReactElement {
  const { challenge: words, common } = useMfa().messages;
  const { state, openMethods, chooseBackupCode, chooseFactor, requestHelp } = challenge;
  const inBackup = state.selected.kind === 'backup-code';
  const factors = answerableFactors(state);
  const [first] = factors;
  const passkey = first?.method === 'passkey';
  const several = factors.length > 1;
  const blocked = !isOpen(state);
  const link = (label: string, onClick: () => void, inert = blocked): ReactElement => (
    <Button variant="link" disabled={inert} onClick={onClick}>
      {label}
    </Button>
  );
  return (
    <>
      {several ? link(words.useAnotherMethod, openMethods) : null}
      {state.can.backupCode && !inBackup ? link(words.useBackupCode, chooseBackupCode) : null}
      {inBackup && !several && (state.can.passkey || !passkey)
        ? link(passkey ? words.usePasskey : words.useCode, () => chooseFactor(first?.id))
        : null}
      {link(words.needHelp, requestHelp)}
      {onCancel ? link(common.cancel, onCancel, false) : null}
    </>
  );
}
