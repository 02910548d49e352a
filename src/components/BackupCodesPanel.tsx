'use client';
import { type ForwardRefExoticComponent, forwardRef, type ReactElement, type Ref, type RefAttributes } from 'react';
import { mayHaveWorked } from '../core/contract/error.js';
import {
  type BackupCodesControls,
  type UseBackupCodesOptions,
  useBackupCodes,
} from '../hooks/backup-codes/useBackupCodes.js';
import { Screen } from '../parts/feedback/Screen.js';
import { Button } from '../parts/form/Button.js';
import { useHydrated } from '../parts/shared/useHydrated.js';
import { useSetupMessages } from '../provider/useSetupMessages.js';
import { BackupCodesOffer } from './backup-codes/BackupCodesOffer.js';
import { BackupCodesSheet } from './backup-codes/BackupCodesSheet.js';
import { DropIn } from './shared/DropIn.js';
import type { DropInProps } from './shared/DropInProps.js';
import { SlowNotice } from './shared/SlowNotice.js';
import { ReauthPrompt } from './step-up/ReauthPrompt.js';

/** Props of {@link BackupCodesPanel}. */
export interface BackupCodesPanelProps extends UseBackupCodesOptions, DropInProps {
  /**
   * Why codes are offered: `used` after signing in with a backup code, `missing` if the user has none. Without a reason, the
   * panel is for account settings.
   */
  reason?: 'used' | 'missing' | undefined;
  /** Progress, shown above the title: "Step 2 of 2". */
  step?: string | undefined;
  /** Called when the user declines new codes. Without it, the button is hidden. */
  onLater?: (() => void) | undefined;
  /** Called when the user has to sign in again: show your sign-in form. */
  onRestart?: (() => void) | undefined;
}

/** Shows, saves and renews backup codes. Users can't continue until they have saved them. Renders a `<section>` element. */
export const BackupCodesPanel: ForwardRefExoticComponent<BackupCodesPanelProps & RefAttributes<HTMLElement>> =
  /* @__PURE__ */ forwardRef<HTMLElement, BackupCodesPanelProps>(function BackupCodesPanel(props, ref) {
    return (
      <DropIn props={props} rootRef={ref}>
        {(own) => <Panel {...own} rootRef={ref} />}
      </DropIn>
    );
  });

type PanelProps = BackupCodesPanelProps & { rootRef: Ref<HTMLElement> };

function Panel(props: PanelProps): ReactElement {
  const { codes, left, ask, onSaved, ...rest } = props;
  const panel = useBackupCodes({ codes, left, ask, onSaved });
  return (
    <>
      <PanelScreen {...rest} ask={ask} panel={panel} />
      <ReauthPrompt reauth={panel.reauth} headingLevel={rest.headingLevel} />
    </>
  );
}

type PanelScreenProps = Omit<PanelProps, 'codes' | 'left' | 'onSaved'> & { panel: BackupCodesControls };

function PanelScreen({ rootRef, panel, ...props }: PanelScreenProps): ReactElement {
  const { ask, reason, step, onLater, onRestart, ...rest } = props;
  const messages = useSetupMessages();
  const hydrated = useHydrated(); // codes are in no markup that a server renders, caches or logs
  const { state } = panel;
  const { backupCodes: words, common, locale } = messages;
  const error = state.status === 'idle' ? state.error : undefined;
  // what may have become of the old codes is the thing to hear, where there are any
  const doubt = error && reason !== 'missing' && mayHaveWorked(error) ? words.outcomeUnknown : '';
  const frame = { ...rest, ref: rootRef, status: state.status, lang: locale, focusKey: state.status };
  switch (state.status) {
    case 'idle':
      return (
        <Screen
          {...frame}
          title={words.offerTitle[reason ?? 'manage']}
          description={words.offerDescription[reason ?? 'manage']}
          announcement={error ? `${messages.errors[error.code]} ${doubt}` : ''}
        >
          <BackupCodesOffer panel={panel} doubt={doubt} reason={reason} onLater={onLater} onRestart={onRestart} />
        </Screen>
      );
    case 'confirming':
      return (
        <Screen {...frame} title={words.confirmTitle} description={words.confirmDescription}>
          <Button variant="primary" onClick={panel.confirmNew}>
            {words.confirm}
          </Button>
          <Button onClick={ask && onLater ? onLater : panel.declineNew}>{common.cancel}</Button>
        </Screen>
      );
    case 'generating':
      return (
        <Screen {...frame} title={words.generating} announcement={words.generating}>
          <div data-mfa-part="spinner" aria-hidden="true" />
          <SlowNotice busy />
        </Screen>
      );
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
          {panel.canRegenerate && !reason ? <Button onClick={panel.requestNew}>{words.regenerate}</Button> : null}
        </Screen>
      );
  }
}
