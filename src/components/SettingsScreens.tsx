'use client';
import { type ReactElement, type Ref, useState } from 'react';
import { useMfaSettings } from '../hooks/useMfaSettings.js';
import { useMfaStatus } from '../hooks/useMfaStatus.js';
import { Button } from '../parts/Button.js';
import { Form } from '../parts/Form.js';
import { Notice } from '../parts/Notice.js';
import { Screen } from '../parts/Screen.js';
import { TextField } from '../parts/TextField.js';
import { useMfa } from '../provider/context.js';
import { BackupCodesPanel } from './BackupCodesPanel.js';
import type { DropInProps } from './dropIn.js';
import { Enrollment } from './Enrollment.js';
import { factorName } from './factorName.js';
import { ReauthScreen } from './ReauthScreen.js';
import { SettingsOverview } from './SettingsOverview.js';

interface SettingsScreensProps extends DropInProps {
  rootRef: Ref<HTMLElement>;
  onRestart: (() => void) | undefined;
}

/** The screens of account settings: one overview, and what its buttons open. */
export function SettingsScreens({ rootRef, onRestart, ...rest }: SettingsScreensProps): ReactElement {
  const { adapter, messages } = useMfa();
  const settings = useMfaSettings();
  const known = useMfaStatus();
  const [emptyNames, setEmptyNames] = useState(0);
  const { state, reauth, go, confirm } = settings;
  const { settings: words, common, methods, locale } = messages;
  const mfa = known.state.status === 'ready' ? known.state.mfa : undefined;
  const frame = { ...rest, ref: rootRef, lang: locale, status: state.status, focusKey: state.status };
  const back = (
    <Button variant="link" onClick={() => go({ type: 'back' })}>
      {common.back}
    </Button>
  );
  if (reauth.state.status !== 'idle') return <ReauthScreen {...rest} ref={rootRef} lang={locale} reauth={reauth} />;
  switch (state.status) {
    case 'overview':
    case 'working':
      return (
        <Screen
          {...frame}
          title={words.title}
          description={mfa && (mfa.enrolled ? (mfa.factors?.length ? words.on : words.onUnlisted) : words.off)}
          focusKey="overview"
          announcement={state.status === 'overview' && state.done ? words.done[state.done] : ''}
        >
          <SettingsOverview settings={settings} known={known} onRestart={onRestart} />
        </Screen>
      );
    case 'adding':
      return (
        <Enrollment
          {...rest}
          rootRef={rootRef}
          lang={locale}
          skipIntro={mfa?.enrolled}
          hasCodes={mfa?.enrolled}
          askName={!!adapter.renameFactor}
          required={!!mfa?.required}
          methods={mfa?.enrollable}
          onEnrolled={() => go({ type: 'finished' })}
          onCancel={() => go({ type: 'back' })}
          onRestart={onRestart}
        />
      );
    case 'managing-codes':
      return (
        <BackupCodesPanel
          {...rest}
          ref={rootRef}
          lang={locale}
          ask
          left={mfa?.backupCodesLeft}
          onSaved={() => go({ type: 'finished' })}
          onLater={() => go({ type: 'back' })}
          onRestart={onRestart}
        />
      );
    case 'renaming':
      return (
        <Screen {...frame} title={words.renameTitle} footer={back}>
          <Form
            onSubmit={(data) => {
              const label = String(data.get('factor-name') ?? '').trim();
              if (label) confirm({ kind: 'rename', factor: state.factor, label });
              setEmptyNames((count) => (label ? 0 : count + 1));
            }}
          >
            <TextField
              type="text"
              name="factor-name"
              autoComplete="off"
              autoFocus
              label={words.renameLabel}
              defaultValue={factorName(state.factor, methods)}
              failures={emptyNames}
              error={emptyNames ? words.renameEmpty : undefined}
            />
            <Button type="submit" variant="primary">
              {words.save}
            </Button>
          </Form>
        </Screen>
      );
    case 'confirming': {
      const { action } = state;
      const last = action.kind === 'remove' && (mfa?.factors?.length ?? 0) <= 1;
      return (
        <Screen
          {...frame}
          title={action.kind === 'disable' ? words.disableTitle : words.removeTitle(factorName(action.factor, methods))}
          footer={back}
        >
          <Notice tone="warning">
            {action.kind === 'disable' ? words.disableDescription : last ? words.removeLast : words.removeDescription}
          </Notice>
          <Button variant="danger" onClick={() => confirm(action)}>
            {action.kind === 'disable' ? words.disableConfirm : words.removeConfirm}
          </Button>
        </Screen>
      );
    }
  }
}
