'use client';
import type { ReactElement } from 'react';
import type { MfaBuiltInMethod } from '../../core/contract/adapter.js';
import { usePhoneNotation } from '../../parts/phone/usePhoneNotation.js';
import { sensitive } from '../../parts/secrets/sessionReplayMask.js';
import { useSetupMessages } from '../../provider/useSetupMessages.js';
import type { OpenSetup } from './SetupVerifyStep.js';

/** Where the code was sent, as the user typed it, and what to do if it doesn't arrive. */
export function DeliveryInfo({ method, state }: { method: MfaBuiltInMethod; state: OpenSetup }): ReactElement {
  const { challenge, sent } = useSetupMessages();
  const sms = method === 'sms';
  const notation = usePhoneNotation(sms);
  const typed = state.enrollment.destination?.open();
  const destination = typed && notation(typed);
  return (
    <div data-mfa-part="sent-to">
      <p {...sensitive()}>
        <bdi>{challenge.sentTo(destination, sms ? 'sms' : 'email')}</bdi>
      </p>
      <p data-mfa-part="note">{sms ? sent.smsHelp : sent.emailHelp}</p>
    </div>
  );
}
