'use client';
import { type ReactElement, useContext, useState } from 'react';
import { canSend, isAwaiting, methodOf, resendAt } from '../../core/challenge/challengeState.js';
import { mayHaveWorked } from '../../core/contract/error.js';
import { NO_FAILURE } from '../../core/contract/failureState.js';
import { checksAutomatically } from '../../core/text/codeTries.js';
import { formatDuration } from '../../core/text/duration.js';
import type { ChallengeControls } from '../../hooks/challenge/useMfaChallenge.js';
import { Notice } from '../../parts/feedback/Notice.js';
import { Button } from '../../parts/form/Button.js';
import { Checkbox } from '../../parts/form/Checkbox.js';
import { ResendButton } from '../../parts/form/ResendButton.js';
import { PartsContext } from '../../parts/shared/slot.js';
import { useMfa } from '../../provider/context.js';
import { ClockHint } from '../shared/ClockHint.js';
import { CodeForm } from '../shared/CodeForm.js';
import { ErrorText } from '../shared/ErrorText.js';
import { BackupCodeForm } from './BackupCodeForm.js';

interface ChallengeInputProps {
  challenge: ChallengeControls;
  /**
   * Whether the form is hidden because the list of methods or help is shown. It keeps what was typed until the user
   * comes back.
   */
  hidden: boolean;
  autoFocus: boolean;
  trustDevice: boolean;
}

/** The field or button for the method on screen. */
export function ChallengeInput({
  challenge,
  hidden,
  autoFocus,
  trustDevice,
}: ChallengeInputProps): ReactElement | null {
  const { adapter, messages } = useMfa();
  const { Approval } = useContext(PartsContext).slots;
  const { state, verify, verifyPasskey, edit, resend } = challenge;
  const { challenge: words, locale } = messages;
  const [trusted, setTrusted] = useState(false);
  const busy = state.status === 'verifying';
  const { error, waitUntil } = isAwaiting(state) ? state : NO_FAILURE;
  const errorContent = error && <ErrorText error={error} method={methodOf(state)} waitUntil={waitUntil} />;
  const { trustDeviceSeconds } = adapter.features ?? {};
  const trustedFor = trustDeviceSeconds === undefined ? undefined : formatDuration(trustDeviceSeconds, locale);
  const trust =
    trustDevice && adapter.features?.trustDevice ? (
      <Checkbox
        name="trust-device"
        label={words.trustDevice(trustedFor)}
        checked={trusted}
        onValueChange={setTrusted}
      />
    ) : null;
  const options = trusted ? { trustDevice: true } : undefined;

  if (state.selected.kind === 'passkey')
    return hidden || !state.can.passkey ? null : (
      <div data-mfa-part="passkey-step">
        {errorContent ? <Notice tone={error?.code === 'CANCELLED' ? 'info' : 'error'}>{errorContent}</Notice> : null}
        {trust}
        <Button
          variant="primary"
          loading={busy}
          disabled={waitUntil !== undefined}
          onClick={() => verifyPasskey(options)}
        >
          {words.usePasskey}
        </Button>
      </div>
    );
  if (state.selected.kind === 'approval') {
    if (hidden || !Approval) return null;
    return (
      <Approval challenge={challenge} trustDevice={trusted}>
        {trust}
      </Approval>
    );
  }
  if (state.selected.kind === 'backup-code')
    return (
      <BackupCodeForm
        busy={busy}
        blocked={waitUntil !== undefined}
        failures={state.failures}
        hidden={hidden}
        error={
          errorContent && (
            <>
              {errorContent} {error && mayHaveWorked(error) ? <span>{words.backupCodeMayBeUsed}</span> : null}
            </>
          )
        }
        onCode={(code) => verify(code, options)}
        onValueChange={edit}
      >
        {trust}
      </BackupCodeForm>
    );
  const { factor } = state.selected;
  return (
    <>
      <CodeForm
        key={factor?.id}
        length={(factor && adapter.features?.codeLength?.[factor.method]) ?? 6}
        busy={busy}
        blocked={waitUntil !== undefined}
        failures={state.failures}
        automatic={checksAutomatically(state)}
        error={errorContent}
        autoFocus={autoFocus}
        hidden={hidden}
        submitLabel={words.verify}
        sms={factor?.method === 'sms'}
        sending={state.status === 'sending'}
        onCode={(code, automatic) => verify(code, { ...options, automatic })}
        onValueChange={edit}
        before={trust}
      >
        <ClockHint state={state} />
      </CodeForm>
      {canSend(state) && !hidden ? (
        <ResendButton
          label={words.resend}
          waitingLabel={(seconds) => words.resendIn(formatDuration(seconds, locale))}
          readyAt={resendAt(state)}
          loading={state.status === 'sending'}
          onResend={resend}
        />
      ) : null}
    </>
  );
}
