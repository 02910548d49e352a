import { render } from '@testing-library/react';
import { createElement, createRef, type ElementType } from 'react';
import { describe, expect, test } from 'vitest';
import { CodeInput } from '../../src/parts/code/CodeInput.js';
import { Countdown } from '../../src/parts/feedback/Countdown.js';
import { Icon } from '../../src/parts/feedback/Icon.js';
import { Notice } from '../../src/parts/feedback/Notice.js';
import { Screen } from '../../src/parts/feedback/Screen.js';
import { Button } from '../../src/parts/form/Button.js';
import { Checkbox } from '../../src/parts/form/Checkbox.js';
import { FactorPicker } from '../../src/parts/form/FactorPicker.js';
import { Form } from '../../src/parts/form/Form.js';
import { ResendButton } from '../../src/parts/form/ResendButton.js';
import { TextField } from '../../src/parts/form/TextField.js';
import { PhoneInput } from '../../src/parts/phone/PhoneInput.js';
import { BackupCodeList } from '../../src/parts/secrets/BackupCodeList.js';
import { CopyButton } from '../../src/parts/secrets/CopyButton.js';
import { DownloadButton } from '../../src/parts/secrets/DownloadButton.js';
import { QrCode } from '../../src/parts/secrets/QrCode.js';
import { SecretKey } from '../../src/parts/secrets/SecretKey.js';

const nothing = () => {};
const words = { label: 'Copy', copiedLabel: 'Copied', failedLabel: 'Not copied' };

const parts: [name: string, part: ElementType, props: object][] = [
  ['backup-code-list', BackupCodeList, { codes: ['abcde-12345'], label: '1 backup code' }],
  ['button', Button, { children: 'Verify' }],
  ['checkbox', Checkbox, { label: 'Saved', name: 'saved' }],
  ['code-input', CodeInput, { label: '6-digit code' }],
  ['copy-button', CopyButton, { text: () => 'x', ...words }],
  ['countdown', Countdown, { until: 0, label: String }],
  [
    'download-button',
    DownloadButton,
    { text: () => 'x', fileName: 'x.txt', label: 'Download', startedLabel: 'Started' },
  ],
  [
    'factor-picker',
    FactorPicker,
    { options: [{ value: 'totp', title: 'App' }], label: 'Methods', onValueChange: nothing },
  ],
  ['form', Form, { children: 'fields', onFormSubmit: nothing }],
  ['icon', Icon, { name: 'check' }],
  ['notice', Notice, { tone: 'info', children: 'Hello' }],
  ['phone-input', PhoneInput, { label: 'Phone', countryLabel: 'Country', locale: 'en' }],
  ['qr-code', QrCode, { uri: 'otpauth://totp/a?secret=JBSWY3DPEHPK3PXP', label: 'QR code' }],
  ['qr-fallback', QrCode, { uri: 'x'.repeat(2000), label: 'QR code', fallback: 'Type the key' }],
  ['button', ResendButton, { label: 'Send', waitingLabel: String, onResend: nothing }],
  ['screen', Screen, { status: 'ready', title: 'Title' }],
  [
    'secret-key',
    SecretKey,
    { secret: 'JBSW', label: 'Key', copyLabel: 'Copy', copiedLabel: 'C', copyFailedLabel: 'F' },
  ],
  ['text-field', TextField, { label: 'Password', name: 'password' }],
];

describe.each(parts)('%s', (name, part, props) => {
  test('renders one root element, which has the ref', () => {
    const ref = createRef<Element>();
    const { container } = render(createElement(part, { ...props, ref }));
    expect(container.childElementCount).toBe(1);
    expect(container.firstElementChild).toBe(ref.current);
    expect(ref.current?.getAttribute('data-mfa-part')).toBe(name);
  });

  test('passes id, class, aria and data attributes to it', () => {
    const given = { id: 'mine', className: 'my-class', 'aria-details': 'more', 'data-my': 'value' };
    const { container } = render(createElement(part, { ...props, ...given }));
    const root = container.firstElementChild;
    expect(root).toHaveAttribute('id', 'mine');
    expect(root).toHaveClass('my-class');
    expect(root).toHaveAttribute('aria-details', 'more');
    expect(root).toHaveAttribute('data-my', 'value');
    expect(root).toHaveAttribute('data-mfa-part', name);
  });

  test('two of them on a page share no id', () => {
    const { container } = render(
      <>
        {createElement(part, props)}
        {createElement(part, props)}
      </>,
    );
    const ids = [...container.querySelectorAll('[id]')].map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("puts text beside other nodes into separate elements, so that a translated page doesn't break it", () => {
    const { container } = render(createElement(part, props));
    const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) expect(walker.currentNode.parentNode?.childNodes).toHaveLength(1);
  });
});
