'use client';
import type { ReactElement, ReactNode, Ref } from 'react';
import { mayHaveWorked } from '../../core/contract/error.js';
import type { BackupCodesControls } from '../../hooks/backup-codes/useBackupCodes.js';
import { Screen } from '../../parts/feedback/Screen.js';
import { Button } from '../../parts/form/Button.js';
import { useHydrated } from '../../parts/shared/useHydrated.js';
import { useSetupMessages } from '../../provider/useSetupMessages.js';
import type { DropInProps } from '../shared/DropInProps.js';
import { SlowNotice } from '../shared/SlowNotice.js';
import { BackupCodesOffer } from './BackupCodesOffer.js';
import { BackupCodesSheet } from './BackupCodesSheet.js';

interface BackupCodesScreenProps extends DropInProps {
  rootRef: Ref<HTMLElement>;
  panel: BackupCodesControls;
  ask?: boolean | undefined;
  reason?: 'used' | 'missing' | undefined;
  step?: ReactNode;
  onDone?: (() => void) | undefined;
  onSkip?: (() => void) | undefined;
  onRestart?: (() => void) | undefined;
}

/** Shows the codes, or offers to create them. If creating them requires proof, the prompt is rendered next to it. */
export function BackupCodesScreen({ rootRef, panel, ...props }: BackupCodesScreenProps): ReactElement {
  const { ask, reason, step, onDone, onSkip, onRestart, ...rest } = props;
  const messages = useSetupMessages();
  const hydrated = useHydrated(); // server-rendered markup may be cached or logged, so it must not contain codes
  const { state } = panel;
  const { backupCodes: words, common, locale } = messages;
  const icon = 'backup' as const;
  const frame = { ...rest, ref: rootRef, icon, status: state.status, lang: locale, focusKey: state.status };
  const error = state.status === 'idle' ? state.error : undefined;
  // the call may have invalidated the old codes, if there were any
  const doubt = error && reason !== 'missing' && mayHaveWorked(error) ? words.outcomeUnknown : '';
  const generating = state.status === 'generating';
  const busy = generating && panel.reauth.state.status === 'idle'; // behind a prompt, the call waits for the user
  const progress = busy ? words.generating : '';
  const offer = (
    <Screen
      {...frame}
      title={words.offerTitle[reason ?? 'manage']}
      description={words.offerDescription[reason ?? 'manage']}
      focusKey="idle"
      announcement={error ? `${messages.errors[error.code]} ${doubt}` : progress}
    >
      <BackupCodesOffer panel={panel} busy={busy} doubt={doubt} reason={reason} onSkip={onSkip} onRestart={onRestart} />
      <SlowNotice busy={busy} />
    </Screen>
  );
  const question = (
    <Screen
      {...frame}
      title={words.confirmTitle}
      description={words.confirmDescription}
      focusKey="confirming"
      announcement={progress}
    >
      <Button variant="primary" loading={busy} disabled={generating} onClick={panel.confirmNew}>
        {words.confirm}
      </Button>
      <Button disabled={generating} onClick={ask && onSkip ? onSkip : panel.declineNew}>
        {common.cancel}
      </Button>
      <SlowNotice busy={busy} />
    </Screen>
  );
  switch (state.status) {
    case 'idle':
      return offer;
    case 'confirming':
      return question;
    case 'generating': // what was asked stays on screen until the new codes are there
      return reason === 'missing' ? offer : question;
    case 'showing':
      return (
        <Screen {...frame} title={words.title} description={words.description} step={step}>
          {hydrated ? (
            <BackupCodesSheet
              codes={state.codes.open() ?? []}
              panel={panel}
              saved={state.saved}
              warned={state.warned}
            />
          ) : null}
        </Screen>
      );
    case 'saved':
      return (
        <Screen {...frame} icon="check" title={words.savedTitle} description={words.savedDescription}>
          {onDone ? (
            <Button variant="primary" onClick={() => onDone()}>
              {messages.enrollment.done}
            </Button>
          ) : null}
        </Screen>
      );
  }
}
