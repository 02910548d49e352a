'use client';
import { type ReactElement, type ReactNode, useCallback, useEffect, useState } from 'react';
import { Button } from '../../parts/form/Button.js';
import { QrCode } from '../../parts/secrets/QrCode.js';
import { SecretKey } from '../../parts/secrets/SecretKey.js';
import { useCoarsePointer } from '../../parts/shared/useCoarsePointer.js';
import { useSetupMessages } from '../../provider/useSetupMessages.js';
import type { OpenSetup } from './SetupVerifyStep.js';

interface TotpSecretStepsProps {
  state: OpenSetup;
  /** The form for the code, shown inside the last step. */
  children: ReactNode;
}

/**
 * The QR code next to the steps, or between them on a narrow screen. The key is collapsed, because few users need it,
 * but scanning is never the only option (WCAG 2.2 SC 3.3.8). A phone can't scan its own screen: there, a button opens
 * the app, and the QR code is collapsed too.
 */
export function TotpSecretSteps({ state, children }: TotpSecretStepsProps): ReactElement {
  const { totp: words, backupCodes: saved } = useSetupMessages();
  const onPhone = useCoarsePointer();
  const [failed, setFailed] = useState(false);
  const showFailed = useCallback(() => setFailed(true), []);
  const secret = state.enrollment.totp?.open();
  const uri = secret?.uri;
  const qrCode = secret ? (
    <QrCode
      uri={uri ?? ''}
      image={secret.image}
      label={words.qrLabel}
      fallback={<QrFailed onShown={showFailed}>{words.qrFailed}</QrFailed>}
    />
  ) : null;
  const earlier = <p data-mfa-part="note">{words.earlierEntry}</p>;
  return (
    <div data-mfa-part="setup-steps">
      <ol role="list" data-mfa-part="steps">
        <li>{words.getApp}</li>
        <li>
          {onPhone && uri ? (
            <>
              <p>{words.addToApp}</p>
              <Button onClick={() => openApp(uri)}>{words.openApp}</Button>
              <details data-mfa-part="details">
                <summary>{words.showQr}</summary>
                {qrCode}
              </details>
              {earlier}
            </>
          ) : (
            <>
              <p>{words.scan}</p>
              <div data-mfa-part="scan">
                {qrCode}
                {earlier}
              </div>
            </>
          )}
          {secret?.key ? (
            <details data-mfa-part="details" open={failed}>
              <summary>{onPhone && uri ? words.useKey : words.cannotScan}</summary>
              <SecretKey
                secret={secret.key}
                label={words.typeKey}
                copyLabel={words.copyKey}
                copiedLabel={saved.copied}
                copyFailedLabel={saved.copyFailed}
              />
            </details>
          ) : null}
        </li>
        <li>
          <p>{words.enterCode}</p>
          {children}
        </li>
      </ol>
    </div>
  );
}

/** Shown instead of the QR code if it can't be drawn. Everyone then needs the key, so `onShown` expands it. */
function QrFailed({ onShown, children }: { onShown: () => void; children: ReactNode }): ReactElement {
  useEffect(onShown, [onShown]);
  return <>{children}</>;
}

/**
 * Opens the app through a link that is never in the document: scripts and session recorders could read
 * the secret in its `href`.
 */
function openApp(uri: string): void {
  const link = document.createElement('a');
  link.href = uri;
  link.click();
}
