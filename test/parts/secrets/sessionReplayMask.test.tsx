import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { BackupCodeList, CodeInput, PhoneInput, QrCode, SecretKey, TextField } from '../../../src/index.js';

/** What each recorder leaves out, according to its documentation. */
const recorders: Record<string, string> = {
  rrweb: '.rr-block',
  'rrweb, of inputs': '.rr-ignore',
  PostHog: '.ph-no-capture',
  Sentry: '[data-sentry-block]',
  Datadog: '[data-dd-privacy="hidden"]',
  LogRocket: '[data-private]',
  Hotjar: '[data-hj-suppress]',
  Clarity: '[data-clarity-mask="true"]',
  FullStory: '.fs-exclude',
};

const uri = 'otpauth://totp/Harbour:anna?secret=JBSWY3DPEHPK3PXP';
const copy = { copyLabel: 'Copy', copiedLabel: 'Copied', copyFailedLabel: 'Not copied' };
const drawing = 'data:image/png;base64,iVBORw0KGgo=';

/** The elements that show a secret, once it is loaded. */
const secrets: [name: string, element: React.ReactElement, find: () => Element | Promise<Element>][] = [
  ['a key', <SecretKey key="it" secret="JBSWY3DPEHPK3PXP" label="Key" {...copy} />, () => screen.getByText(/JBSW/)],
  ['a backup code', <BackupCodeList key="it" codes={['d67kw']} label="Codes" />, () => screen.getByText('d67kw')],
  ['a QR code', <QrCode key="it" uri={uri} label="QR code" />, () => screen.getByRole('img', { name: 'QR code' })],
  [
    'a picture of a QR code',
    <QrCode key="it" uri={uri} image={drawing} label="QR code" />,
    () => document.querySelector('img') ?? document.body,
  ],
  ['a typed text', <TextField key="it" label="Typed" name="typed" />, () => screen.getByLabelText('Typed')],
  [
    'a typed number',
    <PhoneInput key="it" label="Typed" countryLabel="Country" locale="en" />,
    () => screen.getByLabelText('Typed'),
  ],
  ['a typed code', <CodeInput key="it" label="Typed" />, () => screen.getByLabelText('Typed')],
  [
    'a digit of it in its place',
    <CodeInput key="it" label="Typed" />,
    async () => {
      await userEvent.type(screen.getByLabelText('Typed'), '7');
      return screen.getByText('7');
    },
  ],
];

describe.each(secrets)('%s', (_, element, find) => {
  it.each(Object.entries(recorders))('is left out by %s', async (_recorder, selector) => {
    render(element);
    expect((await find()).closest(selector)).not.toBeNull();
  });
});
