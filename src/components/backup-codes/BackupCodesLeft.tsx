'use client';
import type { ReactElement } from 'react';
import { Notice } from '../../parts/feedback/Notice.js';
import { useSetupMessages } from '../../provider/useSetupMessages.js';

/** With this many codes or fewer left, the count is a warning; with one or none, an error. */
export const LOW_COUNT = 3;

/** How many backup codes are left, if known. */
export function BackupCodesLeft({ left }: { left: number | undefined }): ReactElement | null {
  const words = useSetupMessages().backupCodes;
  if (left === undefined) return null;
  if (left > LOW_COUNT) return <p data-mfa-part="remaining">{words.remaining(left)}</p>;
  return <Notice tone={left > 1 ? 'warning' : 'error'}>{left ? words.low(left) : words.noneLeft}</Notice>;
}
