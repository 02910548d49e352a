'use client';
import type { ReactElement } from 'react';
import type { SetupState } from '../core/setupFlow.js';
import type { SetupControls } from '../hooks/useSetup.js';
import { QrCode } from '../parts/QrCode.js';
import { SecretKey } from '../parts/SecretKey.js';
import { useMfa } from '../provider/context.js';
import { ClockHint } from './ClockHint.js';
import { CodeForm } from './CodeForm.js';
import { Failure } from './Failure.js';

interface TotpProofProps {
  setup: SetupControls;
  state: Extract<SetupState, { status: 'awaiting-code' | 'resending' | 'confirming' }>;
}

/** QR code and key side by side, then the code that proves them: scanning is never the only way (WCAG 2.2 SC 3.3.8). */
export function TotpProof({ setup, state }: TotpProofProps): ReactElement {
  const { adapter, messages } = useMfa();
  const { totp: words, common } = messages;
  const secret = state.enrollment.totp?.open();
  const { error, waitUntil } = state.status === 'awaiting-code' ? state : { error: undefined, waitUntil: undefined };
  return (
    <>
      <ol data-mfa-part="steps">
        <li>{words.getApp}</li>
        <li>
          {words.scan}
          {secret ? (
            <>
              <QrCode uri={secret.uri ?? ''} image={secret.image} label={words.qrLabel} fallback={words.qrFailed} />
              {secret.uri ? (
                <a data-mfa-part="open-app" href={secret.uri}>
                  {words.openApp}
                </a>
              ) : null}
              {secret.key ? (
                <SecretKey
                  secret={secret.key}
                  label={words.typeKey}
                  copyLabel={words.copyKey}
                  copiedLabel={common.copied}
                  copyFailedLabel={common.copyFailed}
                />
              ) : null}
            </>
          ) : null}
          <p data-mfa-part="note">{words.earlierEntry}</p>
        </li>
        <li>{words.enterCode}</li>
      </ol>
      <CodeForm
        length={adapter.features?.codeLength?.totp ?? 6}
        busy={state.status === 'confirming'}
        blocked={waitUntil !== undefined}
        failures={state.failures}
        error={error && <Failure error={error} waitUntil={waitUntil} />}
        submitLabel={words.confirm}
        onCode={setup.confirm}
      >
        <ClockHint state={{ wrongTotp: state.failures, clockOffMs: undefined }} />
      </CodeForm>
    </>
  );
}
