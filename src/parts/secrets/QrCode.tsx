'use client';
import { Component, forwardRef, memo, type ReactNode, Suspense, useState } from 'react';
import { chunk } from '../shared/chunk.js';
import type { Part, RootProps } from '../shared/PartProps.js';
import { useHydrated } from '../shared/useHydrated.js';
import { sensitive } from './sessionReplayMask.js';

/**
 * The longest text, in bytes. A longer one makes a QR code that is too fine to scan at 192 px; above 2331 (level M),
 * the generator throws.
 */
const MAX_BYTES = 1024;

/** Props of {@link QrCode}. */
export interface QrCodeProps extends RootProps<'div'> {
  /** The content of the QR code. It is drawn in the browser and sent nowhere. */
  uri: string;
  /** The accessible name. Don't put the URI in it. */
  label: string;
  /** A ready-made image as `data:image/…`, shown instead of drawing `uri`. Other URLs are never loaded. */
  image?: string | undefined;
  /** Shown if there is no QR code: the URI is too long, or the generator didn't load. */
  fallback?: ReactNode;
}

/** Loads the generator before it is needed. */
export const preloadQrCode = (): void => drawing.preload();

const drawing = /* @__PURE__ */ chunk(async () => (await import('./QrDrawing.js')).QrDrawing);

/**
 * A QR code with its quiet zone, black on white in every theme. The generator loads when a code is first drawn; space
 * is reserved until then. Renders a `<div role="img">` element.
 */
export const QrCode: Part<QrCodeProps, HTMLDivElement> = memo(
  forwardRef<HTMLDivElement, QrCodeProps>(function QrCode({ uri, label, image, fallback, className, ...rest }, ref) {
    const instead = (
      <div {...rest} className={className} ref={ref} data-mfa-part="qr-fallback">
        {fallback}
      </div>
    );
    const [QrDrawing] = useState(() => drawing.component()); // a new QR code retries loading if the last one failed
    const hydrated = useHydrated(); // `renderToString` can't wait for the generator
    const isImage = image?.startsWith('data:image/');
    if (!isImage && new TextEncoder().encode(uri).length > MAX_BYTES) return instead;
    return (
      <QrErrorBoundary instead={instead}>
        <div
          {...rest}
          {...sensitive(className)}
          ref={ref}
          data-mfa-part="qr-code"
          role="img"
          aria-label={label}
          translate="no"
        >
          {isImage ? (
            <img src={image} alt="" />
          ) : hydrated ? (
            <Suspense fallback={null}>
              <QrDrawing uri={uri} />
            </Suspense>
          ) : null}
        </div>
      </QrErrorBoundary>
    );
  }),
);

/** Shows the fallback if the generator can't load or draw, so that the key next to it stays on screen. */
class QrErrorBoundary extends Component<{ instead: ReactNode; children: ReactNode }> {
  override state: { failed?: boolean } = {};

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children;
  }
}
