'use client';
import type { ReactElement } from 'react';
import type { StatusControls } from '../../hooks/settings/useMfaStatus.js';
import { Notice } from '../../parts/feedback/Notice.js';
import { Button } from '../../parts/form/Button.js';
import { useMfa } from '../../provider/context.js';
import { ErrorText } from '../shared/ErrorText.js';
import { SlowNotice } from '../shared/SlowNotice.js';

interface SettingsUnknownProps {
  known: StatusControls;
  onRestart: (() => void) | undefined;
}

/** Nothing is known of the person's MFA, so nothing is offered but to ask again. */
export function SettingsUnknown({ known: { state, refresh }, onRestart }: SettingsUnknownProps): ReactElement {
  const { common } = useMfa().messages;
  if (state.status !== 'failed') return <SlowNotice busy />;
  return (
    <>
      <Notice tone="error">
        <ErrorText error={state.error} onRestart={onRestart} />
      </Notice>
      <Button onClick={refresh}>{common.tryAgain}</Button>
    </>
  );
}
