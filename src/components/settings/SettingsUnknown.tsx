'use client';
import type { ReactElement } from 'react';
import type { StatusControls } from '../../hooks/settings/useMfaStatus.js';
import { Notice } from '../../parts/feedback/Notice.js';
import type { HeadingLevel } from '../../parts/feedback/Screen.js';
import { Button } from '../../parts/form/Button.js';
import { useMfa } from '../../provider/context.js';
import { useAccountMessages } from '../shared/AccountMessages.js';
import { ErrorText } from '../shared/ErrorText.js';
import { SlowNotice } from '../shared/SlowNotice.js';
import { SettingsSection } from './SettingsSection.js';

interface SettingsUnknownProps {
  known: StatusControls;
  headingLevel: HeadingLevel | undefined;
  onRestart: (() => void) | undefined;
}

/**
 * The settings while the user's MFA is unknown: a placeholder of the size of the list, or the error with a button to
 * reload.
 */
export function SettingsUnknown({ known, headingLevel, onRestart }: SettingsUnknownProps): ReactElement {
  const { common } = useMfa().messages;
  const { settings: words } = useAccountMessages();
  const { state, refresh } = known;
  if (state.status !== 'failed')
    return (
      <>
        <SettingsSection title={words.factorsTitle} headingLevel={headingLevel}>
          <div data-mfa-part="factors" aria-hidden="true">
            {['first', 'second', 'third', 'add'].map((row) => (
              <div key={row} data-mfa-part="skeleton" />
            ))}
          </div>
        </SettingsSection>
        <SlowNotice busy />
      </>
    );
  return (
    <>
      <Notice tone="error">
        <ErrorText error={state.error} onRestart={onRestart} />
      </Notice>
      <Button onClick={refresh}>{common.tryAgain}</Button>
    </>
  );
}
