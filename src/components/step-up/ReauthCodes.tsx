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

/** The new backup codes that came with a step-up: they have to be saved before it goes on. */
export function ReauthCodes({ codes, onSaved, ...rest }: ReauthCodesProps): ReactElement {
  const panel = useBackupCodes({ codes, onSaved });
  return <BackupCodesScreen {...rest} rootRef={null} panel={panel} />;
}
