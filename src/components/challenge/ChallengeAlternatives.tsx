'use client';
import type { ReactElement } from 'react';
import type { ChallengeMethod } from '../../core/challenge/challengeMethod.js';
import { isAway, isOpen, otherMethods } from '../../core/challenge/challengeState.js';
import type { ChallengeControls } from '../../hooks/challenge/useMfaChallenge.js';
import { Button } from '../../parts/form/Button.js';
import { useMfa } from '../../provider/context.js';

interface ChallengeAlternativesProps {
  challenge: ChallengeControls;
  onCancel: (() => void) | undefined;
}

/**
 * The links below a challenge: one to the other methods, and Cancel. If there is only one other method, the link names
 * it, unless clicking it would send a message. The link to help is in the list of methods, or here if there is no list.
 * The order never changes (WCAG 2.2 SC 3.2.6).
 */
export function ChallengeAlternatives({ challenge, onCancel }: ChallengeAlternativesProps): ReactElement {
  const { challenge: words, common } = useMfa().messages;
  const { state } = challenge;
  const [other, ...more] = otherMethods(state);
  const inBackup = state.selected.kind === 'backup-code';
  const hasList =
    other && (more.length > 0 || other.kind === 'approval' || (!inBackup && other.kind !== 'backup-code'));
  const link = (label: string, onClick: () => void, disabled = !isOpen(state)): ReactElement => (
    <Button variant="link" disabled={disabled} onClick={onClick}>
      {label}
    </Button>
  );
  const toMethod = (method: ChallengeMethod): ReactElement =>
    method.kind === 'backup-code'
      ? link(words.useBackupCode, challenge.chooseBackupCode)
      : link(method.kind === 'passkey' ? words.usePasskey : words.useCode, () =>
          challenge.chooseFactor(method.factor?.id),
        );
  const help = link(words.needHelp, challenge.requestHelp);
  if (isAway(state))
    return (
      <>
        {link(common.back, challenge.back)}
        {state.status === 'choosing-method' ? help : null}
      </>
    );
  return (
    <>
      {hasList ? link(words.useAnotherMethod, challenge.openMethods) : other && toMethod(other)}
      {hasList || (other && !inBackup) ? null : help}
      {onCancel ? link(common.cancel, onCancel, false) : null}
    </>
  );
}
