'use client';
import { QRCodeSVG } from 'qrcode.react';
import { memo, type NamedExoticComponent } from 'react';

/**
 * The code itself, in a module of its own: only who sets up an authenticator app loads the generator. Memoized, since
 * `QRCodeSVG` computes the code anew whenever it renders, such as at each key typed beside it.
 */
export const QrDrawing: NamedExoticComponent<{ uri: string }> = memo(function QrDrawing({ uri }) {
  return <QRCodeSVG value={uri} size={192} level="M" marginSize={4} aria-hidden="true" />;
});
