'use client';
import type { ReactElement } from 'react';
import { NO_FAILURE } from '../../core/contract/failureState.js';
import type { BackupCodesControls } from '../../hooks/backup-codes/useBackupCodes.js';
import { Notice } from '../../parts/feedback/Notice.js';
import { Button } from '../../parts/form/Button.js';
import { useSetupMessages } from '../../provider/useSetupMessages.js';
import { ErrorText } from '../shared/ErrorText.js';
import { SupportContact } from '../shared/SupportContact.js';
import { BackupCodesLeft, LOW_COUNT } from './BackupCodesLeft.js';

interface BackupCodesOfferProps {
  panel: BackupCodesControls;
  /** Whether the first codes are being created. */
  busy: boolean;
  /** A warning that the old codes may no longer work, or an empty string. */
  doubt: string;
  reason: 'used' | 'missing' | undefined;
  onSkip: (() => void) | undefined;
  onRestart: (() => void) | undefined;
}

/** How many codes are left, and the button for new ones. */
export function BackupCodesOffer({
  panel,
  busy,
  doubt,
  reason,
  onSkip,
  onRestart,
}: BackupCodesOfferProps): ReactElement {
  const { backupCodes: words, common } = useSetupMessages();
  const { state, canRegenerate, requestNew, confirmNew } = panel;
  const { left } = state;
  const { error, waitUntil } = state.status === 'idle' ? state : NO_FAILURE;
  const running = state.status === 'generating';
  // locked without an end time, so retrying wouldn't help
  const locked = error?.code === 'LOCKED' && waitUntil === undefined;
  const urgent = reason || doubt || (left !== undefined && left <= LOW_COUNT);
  // without old codes there is nothing to lose, so no confirmation is needed
  const make = (): void => {
    requestNew();
    if (reason === 'missing') confirmNew();
  };
  return (
    <>
      <BackupCodesLeft left={left} />
      {error ? (
        <Notice tone="error">
          <ErrorText error={error} waitUntil={waitUntil} onRestart={onRestart} />
          {doubt ? <p>{doubt}</p> : null}
        </Notice>
      ) : null}
      {locked ? <SupportContact /> : null}
      {canRegenerate && !locked && error?.code !== 'METHOD_UNAVAILABLE' ? (
        <Button
          variant={urgent ? 'primary' : 'secondary'}
          loading={busy}
          disabled={running || waitUntil !== undefined}
          onClick={make}
        >
          {reason === 'missing' ? words.make : words.regenerate}
        </Button>
      ) : null}
      {onSkip ? (
        <Button disabled={running} onClick={() => onSkip()}>
          {{ missing: words.skip, used: words.later, manage: common.back }[reason ?? 'manage']}
        </Button>
      ) : null}
    </>
  );
}
