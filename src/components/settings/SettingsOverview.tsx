'use client';
import type { ReactElement } from 'react';
import { canMakeCodes } from '../../core/backup-codes/canMakeCodes.js';
import { NO_FAILURE } from '../../core/contract/failureState.js';
import { isKeptByPolicy } from '../../core/settings/settingsFlow.js';
import { enrollableMethods } from '../../hooks/enrollment/useMfaEnrollment.js';
import type { SettingsControls } from '../../hooks/settings/useMfaSettings.js';
import type { StatusControls } from '../../hooks/settings/useMfaStatus.js';
import { Icon } from '../../parts/feedback/Icon.js';
import { Notice } from '../../parts/feedback/Notice.js';
import type { HeadingLevel } from '../../parts/feedback/Screen.js';
import { Button } from '../../parts/form/Button.js';
import { useMfa } from '../../provider/context.js';
import { useAccountMessages } from '../shared/AccountMessages.js';
import { ErrorText } from '../shared/ErrorText.js';
import { SlowNotice } from '../shared/SlowNotice.js';
import { BackupCodesRow } from './BackupCodesRow.js';
import { FactorRow } from './FactorRow.js';
import { SettingsSection } from './SettingsSection.js';

interface SettingsOverviewProps {
  settings: SettingsControls;
  known: StatusControls;
  headingLevel: HeadingLevel | undefined;
  onRestart: (() => void) | undefined;
}

/** The methods that are set up, and the buttons for what the backend can change. */
export function SettingsOverview(props: SettingsOverviewProps): ReactElement {
  const { settings, known, headingLevel, onRestart } = props;
  const { adapter, messages } = useMfa();
  const { state, disable } = settings;
  const { settings: words } = useAccountMessages();
  const { common } = messages;
  const mfa = known.state.status === 'ready' ? known.state.mfa : undefined;
  const { error, waitUntil } = state.status === 'overview' ? state : NO_FAILURE;
  const { error: unread } = 'error' in known.state ? known.state : { error: undefined };
  const busy = state.status === 'working';
  const enrolled = mfa?.enrolled ?? true; // without `getStatus` it is unknown, so every action is offered
  const methods = mfa?.factors?.map(({ method }) => method);
  const canAdd = enrollableMethods(adapter, mfa?.enrollable).length > 0;
  return (
    <>
      {error ? (
        <Notice tone="error">
          <ErrorText error={error} waitUntil={waitUntil} onRestart={onRestart} />
        </Notice>
      ) : null}
      {state.status === 'overview' && state.done ? <Notice tone="success">{words.done[state.done]}</Notice> : null}
      {unread ? (
        <Notice tone="error">
          <ErrorText error={unread} onRestart={onRestart} />
          <Button variant="link" onClick={known.refresh}>
            {common.tryAgain}
          </Button>
        </Notice>
      ) : null}
      <SlowNotice busy={busy && settings.reauth.state.status === 'idle'} />
      {enrolled ? (
        <SettingsSection title={words.factorsTitle} headingLevel={headingLevel}>
          {mfa?.factors?.length || canAdd ? (
            <div data-mfa-part="factors">
              {mfa?.factors?.length ? (
                <ul role="list" data-mfa-part="factor-list" aria-label={words.factorsTitle}>
                  {mfa.factors.map((factor) => (
                    <FactorRow key={factor.id} factor={factor} mfa={mfa} settings={settings} />
                  ))}
                </ul>
              ) : null}
              {canAdd ? (
                <div data-mfa-part="factor-add">
                  <Button variant="link" disabled={busy} onClick={settings.add}>
                    <Icon name="plus" />
                    {words.add}
                  </Button>
                </div>
              ) : null}
            </div>
          ) : null}
          {mfa?.enrolled && isKeptByPolicy(mfa) ? <p data-mfa-part="note">{words.keptByPolicy}</p> : null}
        </SettingsSection>
      ) : canAdd ? (
        <Button variant="primary" disabled={busy} onClick={settings.add}>
          {words.setUp}
        </Button>
      ) : null}
      {enrolled && canMakeCodes(adapter, methods) ? (
        <BackupCodesRow left={mfa?.backupCodesLeft} settings={settings} headingLevel={headingLevel} />
      ) : null}
      {enrolled && adapter.disable && !mfa?.required ? (
        <div data-mfa-part="turn-off">
          <Button
            variant="link"
            loading={state.status === 'working' && state.action.kind === 'disable'}
            disabled={busy}
            onClick={disable}
          >
            {words.disable}
          </Button>
        </div>
      ) : null}
    </>
  );
}
