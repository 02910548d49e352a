'use client';
import type { ReactElement } from 'react';
import type { SecretBox } from '../../core/text/secretBox.js';
import { useBackupCodes } from '../../hooks/backup-codes/useBackupCodes.js';
import { BackupCodesScreen } from '../backup-codes/BackupCodesScreen.js';
import type { DropInProps } from '../shared/DropInProps.js';

interface ReauthCodesProps extends DropInProps {
  codes: SecretBox<string[]>;
  onSaved: () => void;
}

/** New backup codes from a step-up. They must be saved before the step-up continues. */
export function ReauthCodes({ codes, onSaved, ...rest }: ReauthCodesProps): ReactElement {
  const panel = useBackupCodes({ codes, onSaved });
  return <BackupCodesScreen {...rest} rootRef={null} panel={panel} />;
}
