'use client';
import type { ReactElement } from 'react';
import type { SettingsControls } from '../../hooks/settings/useMfaSettings.js';
import type { HeadingLevel } from '../../parts/feedback/Screen.js';
import { SubjectIcon } from '../../parts/feedback/SubjectIcon.js';
import { Button } from '../../parts/form/Button.js';
import { BackupCodesLeft, LOW_COUNT } from '../backup-codes/BackupCodesLeft.js';
import { useAccountMessages } from '../shared/AccountMessages.js';
import { SettingsSection } from './SettingsSection.js';

interface BackupCodesRowProps {
  left: number | undefined;
  settings: SettingsControls;
  headingLevel: HeadingLevel | undefined;
}

/** How many backup codes are left, or a warning with their number if there are few, and the button for new ones. */
export function BackupCodesRow({ left, settings, headingLevel }: BackupCodesRowProps): ReactElement {
  const { settings: words } = useAccountMessages();
  const { state, manageCodes } = settings;
  const isLow = left !== undefined && left <= LOW_COUNT;
  return (
    <SettingsSection title={words.codesTitle} headingLevel={headingLevel}>
      {isLow ? <BackupCodesLeft left={left} /> : null}
      <div data-mfa-part="factors">
        <div data-mfa-part="factor">
          <SubjectIcon name="backup" />
          <div data-mfa-part="factor-row">
            <span data-mfa-part="factor-text">
              {left === undefined || isLow ? words.codesUnknown : words.codesLeft(left)}
            </span>
            <div data-mfa-part="factor-actions">
              <Button variant="link" disabled={state.status === 'working'} onClick={manageCodes}>
                {words.manageCodes}
              </Button>
            </div>
          </div>
        </div>
      </div>
    </SettingsSection>
  );
}
