'use client';
import { QRCodeSVG } from 'qrcode.react';
import { forwardRef, memo, type ReactNode } from 'react';
import type { Part, RootProps } from './part.js';
import { sensitive } from './sensitive.js';

/** Bytes. A code of more is too fine to be scanned from a tile of 192 px; the generator throws above 2331 (level M). */
const MAX_BYTES = 1024;

export interface QrCodeProps extends RootProps<'div'> {
  /** What the code says; drawn here, sent nowhere. */
  uri: string;
  /** What it is, in words that do not contain the URI. */
  label: string;
  /** A finished image as `data:image/…`, shown instead of drawing `uri`. Nothing else is ever loaded. */
  image?: string | undefined;
  /** Shown when the URI does not fit into a code that can be scanned. */
  fallback?: ReactNode;
}

/** A QR code, black on white whatever the theme, with its quiet zone. Renders a `<div role="img">` element. */
export const QrCode: Part<QrCodeProps, HTMLDivElement> = memo(
  forwardRef<HTMLDivElement, QrCodeProps>(function QrCode({ uri, label, image, fallback, className, ...rest }, ref) {
    const drawn = image?.startsWith('data:image/') ? (
      <img src={image} alt="" />
    ) : new TextEncoder().encode(uri).length > MAX_BYTES ? null : (
      <QRCodeSVG value={uri} size={192} level="M" marginSize={4} aria-hidden="true" />
    );
    if (!drawn) {
      return (
        <div {...rest} className={className} ref={ref} data-mfa-part="qr-fallback">
          {fallback}
        </div>
      );
    }
    return (
      <div
        {...rest}
        {...sensitive(className)}
        ref={ref}
        data-mfa-part="qr-code"
        role="img"
        aria-label={label}
        translate="no"
      >
        {drawn}
      </div>
    );
  }),
);
