'use client';
import { QRCodeSVG } from 'qrcode.react';
import type { ReactElement } from 'react';

/** The code itself, in a module of its own: only who sets up an authenticator app loads the generator. */
export function QrDrawing({ uri }: { uri: string }): ReactElement {
  return <QRCodeSVG value={uri} size={192} level="M" marginSize={4} aria-hidden="true" />;
}
