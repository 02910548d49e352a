'use client';
import type { ReactElement } from 'react';
import type { MfaBuiltInMethod } from '../../core/contract/adapter.js';
import { NO_FAILURE } from '../../core/contract/failureState.js';
import type { SetupState } from '../../core/enrollment/setupState.js';
import { checksAutomatically } from '../../core/text/codeTries.js';
import { formatDuration } from '../../core/text/duration.js';
import type { SetupControls } from '../../hooks/enrollment/SetupControls.js';
import { Button } from '../../parts/form/Button.js';
import { ResendButton } from '../../parts/form/ResendButton.js';
import { useMfa } from '../../provider/context.js';
import { useSetupMessages } from '../../provider/useSetupMessages.js';
import { ClockHint } from '../shared/ClockHint.js';
import { CodeForm } from '../shared/CodeForm.js';
import { ErrorText } from '../shared/ErrorText.js';

/** A setup that the backend has opened and that is waiting for a code. */
export type OpenSetup = Extract<SetupState, { status: 'awaiting-code' | 'resending' | 'confirming' }>;

interface SetupVerifyStepProps {
  setup: SetupControls;
  method: MfaBuiltInMethod;
  state: OpenSetup;
}

/** The field for the code that confirms the factor. MFA is on only after that. */
export function SetupVerifyStep({ setup, method, state }: SetupVerifyStepProps): ReactElement {
  const { adapter } = useMfa();
  const messages = useSetupMessages();
  const { challenge, sent, locale } = messages;
  const { error, waitUntil } = state.status === 'awaiting-code' ? state : NO_FAILURE;
  const fixed = method === 'email' && adapter.features?.fixedEmail;
  return (
    <>
      <CodeForm
        length={adapter.features?.codeLength?.[method] ?? state.enrollment.totp?.open()?.digits ?? 6}
        busy={state.status === 'confirming'}
        blocked={waitUntil !== undefined}
        failures={state.failures}
        automatic={checksAutomatically(state)}
        error={error && <ErrorText error={error} waitUntil={waitUntil} />}
        autoFocus={method !== 'totp'}
        sms={method === 'sms'}
        sending={state.status === 'resending'}
        submitLabel={messages.setup[method].confirm}
        onCode={(code, automatic) => setup.confirm(code, { automatic })}
        onValueChange={setup.edit}
      >
        {method === 'totp' ? <ClockHint state={{ totpFailures: state.wrongCodes, clockSkewMs: undefined }} /> : null}
      </CodeForm>
      {method === 'totp' ? null : (
        <div data-mfa-part="sent-to">
          <p data-mfa-part="note">{method === 'sms' ? sent.smsHelp : sent.emailHelp}</p>
          <div data-mfa-part="links">
            <ResendButton
              label={challenge.resend}
              waitingLabel={(seconds) => challenge.resendIn(formatDuration(seconds, locale))}
              readyAt={state.enrollment.resendAt}
              loading={state.status === 'resending'}
              onResend={setup.resend}
            />
            {fixed ? null : (
              <Button variant="link" onClick={setup.change}>
                {method === 'sms' ? sent.changePhone : sent.changeEmail}
              </Button>
            )}
          </div>
        </div>
      )}
    </>
  );
}
