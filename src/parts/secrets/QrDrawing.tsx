'use client';
import { QRCodeSVG } from 'qrcode.react';
import { memo, type NamedExoticComponent } from 'react';

/**
 * The QR code itself, in a separate module, so that the generator loads only for users who set up an authenticator app.
 * Memoized, because `QRCodeSVG` computes the code on every render, such as on each keystroke in the field next to it.
 */
export const QrDrawing: NamedExoticComponent<{ uri: string }> = memo(function QrDrawing({ uri }) {
  return <QRCodeSVG value={uri} size={192} level="M" marginSize={4} aria-hidden="true" />;
});
