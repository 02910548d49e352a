'use client';
import type { ReactElement } from 'react';
import { canSend, resendAt } from '../../core/challenge/challengeState.js';
import { formatDuration } from '../../core/text/duration.js';
import { useApproval } from '../../hooks/challenge/useApproval.js';
import type { ChallengeControls } from '../../hooks/challenge/useMfaChallenge.js';
import { Countdown } from '../../parts/feedback/Countdown.js';
import { Notice } from '../../parts/feedback/Notice.js';
import { ResendButton } from '../../parts/form/ResendButton.js';
import type { ApprovalStepProps } from '../../parts/shared/ApprovalStepProps.js';
import { useMfa } from '../../provider/context.js';
import { useApprovalMessages } from '../../provider/useApprovalMessages.js';
import { ErrorText } from '../shared/ErrorText.js';

/**
 * The content of the screen that waits for an approval on another device. Pass it to the
 * provider: `<MfaProvider slots={{ Approval: ApprovalStep }}>`.
 */
export function ApprovalStep({ challenge: given, trustDevice, children }: ApprovalStepProps): ReactElement {
  const challenge = given as ChallengeControls; // the type of the slot doesn't depend on the flow
  const { messages } = useMfa();
  const approval = useApprovalMessages();
  const { number, endsAt } = useApproval(challenge, { trustDevice });
  const { state, resend } = challenge;
  const isWaiting = state.status === 'awaiting-approval';
  const ended = state.status === 'approval-ended' ? state : undefined;
  return (
    <div data-mfa-part="approval">
      <div data-mfa-part={ended ? undefined : 'approval-request'}>
        {number && isWaiting ? (
          <p data-mfa-part="approval-number" aria-hidden="true">
            {number}
          </p>
        ) : null}
        <div role="status" data-mfa-part="approval-status">
          {ended ? (
            <Notice tone={ended.reason === 'expired' ? 'warning' : 'error'}>
              {ended.error ? (
                <ErrorText error={ended.error} />
              ) : ended.reason === 'expired' ? (
                approval.expired
              ) : (
                approval.denied
              )}
            </Notice>
          ) : (
            <>
              {number && isWaiting ? <p>{approval.match(number)}</p> : null}
              <p data-mfa-part="hint">{state.status === 'sending' ? approval.sending : approval.waiting}</p>
            </>
          )}
        </div>
        {endsAt === undefined || !isWaiting ? null : (
          <p data-mfa-part="clock">
            <Countdown
              until={endsAt}
              label={(seconds) => approval.expiresIn(formatDuration(seconds, messages.locale))}
            />
          </p>
        )}
      </div>
      {ended ? null : children}
      {ended && canSend(state) ? (
        <ResendButton
          variant="primary"
          label={approval.sendAgain}
          waitingLabel={(seconds) => approval.sendAgainIn(formatDuration(seconds, messages.locale))}
          readyAt={resendAt(state)}
          onResend={resend}
        />
      ) : null}
    </div>
  );
}
