'use client';
import type { ReactElement, ReactNode, Ref } from 'react';
import type { MfaLoginResult } from '../../core/contract/adapter.js';
import { usePendingLogin } from '../../hooks/sign-in/usePendingLogin.js';
import { Notice } from '../../parts/feedback/Notice.js';
import { Screen } from '../../parts/feedback/Screen.js';
import { Button } from '../../parts/form/Button.js';
import { useMfa } from '../../provider/context.js';
import type { DropInProps } from '../shared/DropInProps.js';
import { ErrorText } from '../shared/ErrorText.js';
import { RestartButton } from '../shared/RestartButton.js';
import { restartCallback } from '../shared/restartCallback.js';
import { Working } from '../shared/Working.js';

interface PendingLoginProps extends DropInProps {
  rootRef: Ref<HTMLElement>;
  onNone: (() => void) | undefined;
  children: (login: MfaLoginResult) => ReactNode;
}

/** Continues the sign-in that a reload or an OAuth redirect interrupted, if the backend has one. */
export function PendingLogin({ rootRef, onNone, children, ...rest }: PendingLoginProps): ReactElement {
  const { messages } = useMfa();
  const { state, retry } = usePendingLogin({ onNone });
  const restart = restartCallback(onNone, undefined);
  const { challenge: words, common, locale } = messages;
  const frame = { ...rest, ref: rootRef, lang: locale, status: state.status, focusKey: state.status };
  switch (state.status) {
    case 'loading':
      return (
        <Screen {...frame} title={common.working}>
          <Working />
        </Screen>
      );
    case 'failed':
      return (
        <Screen {...frame} title={common.loadFailedTitle}>
          <Notice tone="error">
            <ErrorText error={state.error} />
          </Notice>
          <Button variant="primary" onClick={retry}>
            {common.tryAgain}
          </Button>
          <RestartButton onRestart={restart} />
        </Screen>
      );
    case 'none':
      return (
        <Screen {...frame} title={words.nothingPendingTitle}>
          <RestartButton variant="primary" onRestart={restart} />
        </Screen>
      );
    case 'found': {
      const login = state.login.open();
      return <>{login && children(login)}</>;
    }
  }
}
