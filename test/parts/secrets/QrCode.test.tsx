import { render, screen, waitFor } from '@testing-library/react';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { QrCode } from '../../../src/parts/secrets/QrCode.js';
import { watchSecrets } from '../../leakCheck.js';

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const uri = `otpauth://totp/Acme:anna?secret=${secret}&issuer=Acme`;

test("is one image with a name that doesn't contain the key", () => {
  watchSecrets(() => [secret, uri]);
  render(<QrCode uri={uri} label="QR code for your app" />);
  const code = screen.getByRole('img', { name: 'QR code for your app' });
  expect(screen.getAllByRole('img')).toEqual([code]);
  expect(code).toHaveAttribute('data-mfa-sensitive');
  expect(code).toHaveClass('rr-block');
  expect(code.querySelector('title')).toBeNull();
});

test('is black on white with a quiet zone of four modules', async () => {
  const { container } = render(<QrCode uri={uri} label="QR code" />);
  await waitFor(() => expect(container.querySelector('path')).not.toBeNull());
  const [ground, modules] = container.querySelectorAll('path');
  expect(ground).toHaveAttribute('fill', '#FFFFFF');
  expect(modules).toHaveAttribute('fill', '#000000');
  const drawn = modules?.getAttribute('d') ?? '';
  expect(drawn.startsWith('M4 4')).toBe(true);
});

test('shows a ready-made image from data, and loads nothing else', async () => {
  const { container, rerender } = render(
    <QrCode uri={uri} image="data:image/png;base64,iVBORw0KGgo=" label="QR code" />,
  );
  expect(container.querySelector('img')).toHaveAttribute('src', 'data:image/png;base64,iVBORw0KGgo=');
  for (const image of [
    'https://example.com/qr.png',
    '//example.com/qr.png',
    'data:text/html,x',
    'javascript:alert(1)',
  ]) {
    rerender(<QrCode uri={uri} image={image} label="QR code" />);
    expect(container.querySelector('img')).toBeNull();
    await waitFor(() => expect(container.querySelector('svg')).not.toBeNull());
  }
});

test("shows the fallback for what can't be drawn", () => {
  render(<QrCode uri={'é'.repeat(600)} label="QR code" fallback="Use the key below." />);
  expect(screen.getByText('Use the key below.')).toBeVisible();
  expect(screen.queryByRole('img')).toBeNull();
});

test('survives any text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 1500 }), async (text) => {
      const { container, unmount } = render(<QrCode uri={text} label="QR code" fallback="Use the key" />);
      await waitFor(() => expect(container.querySelector('svg, [data-mfa-part="qr-fallback"]')).not.toBeNull());
      unmount();
    }),
    { numRuns: 30 },
  );
});
