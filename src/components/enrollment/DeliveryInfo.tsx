'use client';
import type { ReactElement } from 'react';
import type { MfaBuiltInMethod } from '../../core/contract/adapter.js';
import { leftToRight } from '../../core/text/text.js';
import { usePhoneNotation } from '../../parts/phone/usePhoneNotation.js';
import { sensitive } from '../../parts/secrets/sessionReplayMask.js';
import { useSetupMessages } from '../../provider/useSetupMessages.js';
import type { OpenSetup } from './SetupVerifyStep.js';

/** Where the code was sent, as the user typed it. */
export function DeliveryInfo({ method, state }: { method: MfaBuiltInMethod; state: OpenSetup }): ReactElement {
  const { challenge } = useSetupMessages();
  const sms = method === 'sms';
  const notation = usePhoneNotation(sms);
  const typed = state.enrollment.destination?.open();
  return <span {...sensitive()}>{challenge.sentTo(leftToRight(typed && notation(typed)), sms ? 'sms' : 'email')}</span>;
}
