'use client';
import type { ReactElement } from 'react';
import { QrCode } from '../parts/QrCode.js';
import { SecretKey } from '../parts/SecretKey.js';
import { useMfa } from '../provider/context.js';
import type { OpenSetup } from './SetupProof.js';

/** QR code and key side by side: scanning is never the only way (WCAG 2.2 SC 3.3.8). */
export function TotpSecretSteps({ state }: { state: OpenSetup }): ReactElement {
  const { totp: words, common } = useMfa().messages;
  const secret = state.enrollment.totp?.open();
  return (
    <ol data-mfa-part="steps">
      <li>{words.getApp}</li>
      <li>
        <p>{words.scan}</p>
        {secret ? (
          <QrCode uri={secret.uri ?? ''} image={secret.image} label={words.qrLabel} fallback={words.qrFailed} />
        ) : null}
        {secret?.key ? (
          <SecretKey
            secret={secret.key}
            label={words.typeKey}
            copyLabel={words.copyKey}
            copiedLabel={common.copied}
            copyFailedLabel={common.copyFailed}
          />
        ) : null}
        <p data-mfa-part="note">{words.earlierEntry}</p>
      </li>
      <li>{words.enterCode}</li>
    </ol>
  );
}
