'use client';
import type { ReactElement } from 'react';
import type { MfaStatus } from '../../core/contract/adapter.js';
import type { SettingsState } from '../../core/settings/settingsFlow.js';
import type { SettingsControls } from '../../hooks/settings/useMfaSettings.js';
import { type HeadingLevel, Screen } from '../../parts/feedback/Screen.js';
import { Button } from '../../parts/form/Button.js';
import { useMfa } from '../../provider/context.js';
import { useAccountMessages } from '../shared/AccountMessages.js';
import { factorName } from '../shared/factorName.js';
import { LazyDialog } from '../shared/LazyDialog.js';

interface ConfirmScreenProps {
  state: Extract<SettingsState, { status: 'confirming' }>;
  mfa: MfaStatus | undefined;
  settings: SettingsControls;
  headingLevel: HeadingLevel | undefined;
}

/** Asks before anything is removed, in a dialog over the list, and says what would be lost. */
export function ConfirmScreen({ state, mfa, settings, headingLevel }: ConfirmScreenProps): ReactElement {
  const context = useMfa();
  const { settings: words } = useAccountMessages();
  const { action } = state;
  const { back, confirm } = settings;
  const title =
    action.kind === 'disable'
      ? words.disableTitle
      : words.removeTitle(factorName(action.factor, context, mfa?.factors));
  const isLast = action.kind === 'remove' && (mfa?.factors?.length ?? 0) <= 1;
  const sentence =
    action.kind === 'disable' ? words.disableDescription : isLast ? words.removeLast : words.removeDescription;
  return (
    <LazyDialog label={title} onCancel={back}>
      <Screen status={state.status} headingLevel={headingLevel} title={title} description={sentence} focusTitle>
        <Button variant="danger" onClick={confirm}>
          {action.kind === 'disable' ? words.disableConfirm : words.removeConfirm}
        </Button>
        <Button onClick={back}>{context.messages.common.cancel}</Button>
      </Screen>
    </LazyDialog>
  );
}
