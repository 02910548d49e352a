'use client';
import { type ReactElement, type Ref, useEffect } from 'react';
import { useLatest } from '../../hooks/runtime/useLatest.js';
import { type SettingsControls, useMfaSettings } from '../../hooks/settings/useMfaSettings.js';
import { useMfaStatus } from '../../hooks/settings/useMfaStatus.js';
import { Screen } from '../../parts/feedback/Screen.js';
import { useMfa } from '../../provider/context.js';
import { BackupCodesPanel } from '../BackupCodesPanel.js';
import { Enrollment } from '../enrollment/Enrollment.js';
import { useAccountMessages } from '../shared/AccountMessages.js';
import type { DropInProps } from '../shared/DropInProps.js';
import { ReauthPrompt } from '../step-up/ReauthPrompt.js';
import { ConfirmScreen } from './ConfirmScreen.js';
import { RenameScreen } from './RenameScreen.js';
import { SettingsOverview } from './SettingsOverview.js';
import { SettingsUnknown } from './SettingsUnknown.js';

interface SettingsScreensProps extends DropInProps {
  rootRef: Ref<HTMLElement>;
  onRestart: (() => void) | undefined;
}

/** The screens of account settings: the overview, and the screens that its buttons open. */
export function SettingsScreens(props: SettingsScreensProps): ReactElement {
  const settings = useMfaSettings();
  const { purpose } = useAccountMessages().settings;
  return (
    <>
      <SettingsScreen {...props} settings={settings} />
      <ReauthPrompt reauth={settings.reauth} purpose={purpose} headingLevel={props.headingLevel} />
    </>
  );
}

type SettingsScreenProps = SettingsScreensProps & { settings: SettingsControls };

function SettingsScreen({ rootRef, onRestart, settings, ...rest }: SettingsScreenProps): ReactElement {
  const { adapter, messages } = useMfa();
  const known = useMfaStatus();
  const { state, finish, back } = settings;
  const { settings: words } = useAccountMessages();
  const { errors, locale } = messages;
  const mfa = known.state.status === 'ready' ? known.state.mfa : undefined;
  const card = { ...rest, wide: true }; // a question in place of the list keeps the width of the card
  const frame = { ...card, ref: rootRef, lang: locale, status: state.status, focusKey: state.status };
  const error = (state.status === 'overview' && state.error) || ('error' in known.state && known.state.error);
  const done = state.status === 'overview' && state.done;
  const announcement = error ? errors[error.code] : done ? words.done[done] : '';
  const read = useLatest(known.refresh);
  // reads the status again, because another tab may have removed a method and the warning about the last one must be
  // right
  useEffect(() => {
    if (state.status === 'confirming') read.current();
  }, [read, state.status]);
  switch (state.status) {
    case 'overview':
    case 'working':
    case 'confirming':
      if (known.state.status === 'loading' || known.state.status === 'failed')
        return (
          <Screen
            {...frame}
            status={known.state.status}
            title={words.title}
            description={known.state.status === 'loading' ? words.loading : undefined}
            focusKey={known.state.status === 'failed' ? 'failed' : undefined}
            announcement={announcement}
          >
            <SettingsUnknown known={known} headingLevel={rest.headingLevel} onRestart={onRestart} />
          </Screen>
        );
      return (
        <>
          <Screen
            {...frame}
            status={state.status === 'working' ? 'working' : 'overview'}
            title={words.title}
            badge={mfa && (mfa.enrolled ? words.badge.on : words.badge.off)}
            badgeOff={!mfa?.enrolled}
            description={
              mfa ? (mfa.enrolled ? (mfa.factors?.length ? words.on : words.onUnlisted) : words.off) : words.unknown
            }
            focusKey={`overview ${state.status === 'working' ? state.requestId - 1 : state.requestId}`} // the focused button may be gone
            announcement={announcement}
          >
            <SettingsOverview
              settings={settings}
              known={known}
              headingLevel={rest.headingLevel}
              onRestart={onRestart}
            />
          </Screen>
          {state.status === 'confirming' ? (
            <ConfirmScreen state={state} mfa={mfa} settings={settings} headingLevel={rest.headingLevel} />
          ) : null}
        </>
      );
    case 'adding':
      return (
        <Enrollment
          {...rest}
          rootRef={rootRef}
          lang={locale}
          skipIntro={!mfa?.required || mfa.enrolled} // the user has clicked to set it up; the introduction is shown only to say that it is required
          hasCodes={mfa ? mfa.enrolled && mfa.backupCodesLeft !== 0 : true} // if unknown, assume yes
          askName={!!adapter.renameFactor}
          required={!!mfa?.required}
          methods={mfa?.enrollable}
          onEnrolled={finish}
          onCancel={back}
          onRestart={onRestart}
        />
      );
    case 'managing-codes':
      return (
        <BackupCodesPanel
          {...card}
          ref={rootRef}
          lang={locale}
          ask
          left={mfa?.backupCodesLeft}
          onSaved={finish}
          onSkip={back}
          onRestart={onRestart}
        />
      );
    case 'renaming':
      return <RenameScreen {...frame} state={state} settings={settings} onRestart={onRestart} />;
  }
}
