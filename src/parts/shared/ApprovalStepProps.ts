'use client';
import type { ReactNode } from 'react';

/** Props of `ApprovalStep`. */
export interface ApprovalStepProps {
  /** What `useMfaChallenge` returns. Pass it to `useApproval` as `ChallengeControls`. */
  challenge: { state: { status: string }; resend: () => void };
  /** Whether the user wants this device to be trusted. */
  trustDevice: boolean;
  /** The checkbox for that, if there is one. */
  children?: ReactNode;
}
