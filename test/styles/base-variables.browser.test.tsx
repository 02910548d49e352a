import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it, test } from 'vitest';
import { BackupCodeList, Button, CodeInput, Notice, QrCode, Screen, TextField } from '../../src/index.js';
import '../../src/styles/index.css';

afterEach(cleanup);

const part = (name: string): string => `[data-mfa-part="${name}"]`;

function show(style: Record<string, string> = {}): (part: string, property: string) => string {
  const { container } = render(
    <div style={{ fontFamily: 'serif', ...style }}>
      <Screen status="ready" title="Title" description="Why" footer="Help">
        <TextField label="Name" hint="As in your passport" name="name" />
        <CodeInput label="Code" error="Incorrect code" />
        <Notice tone="success">Saved</Notice>
        <Notice tone="warning">Careful</Notice>
        <BackupCodeList codes={['d67kw-zf68u']} label="Codes" />
        <QrCode uri="otpauth://totp/Harbour:anna?secret=JBSWY3DPEHPK3PXP" label="QR code" fallback="" />
        <Button variant="primary">Continue</Button>
        <Button>Cancel</Button>
        <Button variant="danger">Remove</Button>
        <Button variant="link">Back</Button>
      </Screen>
    </div>,
  );
  container.querySelector(part('screen'))?.setAttribute('data-appearance', 'card'); // as a drop-in sets it
  return (selector, property) => {
    const element = container.querySelector(`[data-mfa-part]:is(${selector})`);
    if (!element) throw new Error(`There is no ${selector}.`);
    return getComputedStyle(element).getPropertyValue(property);
  };
}

const primary = '[data-variant="primary"]';
const secondary = '[data-variant="secondary"]';
const danger = '[data-variant="danger"]';
const link = '[data-variant="link"]';

/** Each base variable with a different value, and the properties that must follow. */
const base: Record<string, [value: string, derived: [selector: string, property: string][]]> = {
  text: [
    'rgb(80, 0, 80)',
    [
      [part('title'), 'color'],
      [part('description'), 'color'],
      [part('backup-codes'), 'background-color'],
      [part('screen-footer'), 'border-top-color'],
      [secondary, 'color'],
    ],
  ],
  surface: [
    'rgb(255, 250, 230)',
    [
      [part('screen'), 'background-color'],
      [part('input'), 'background-color'],
      [part('code-slot'), 'background-color'],
      [part('description'), 'color'],
      [part('backup-codes'), 'background-color'],
      [secondary, 'background-color'],
    ],
  ],
  accent: [
    'rgb(120, 0, 0)',
    [
      [primary, 'background-color'],
      [link, 'color'],
    ],
  ],
  border: [
    'rgb(1, 2, 3)',
    [
      [part('input'), 'border-top-color'],
      [secondary, 'border-top-color'],
    ],
  ],
  danger: [
    'rgb(200, 0, 100)',
    [
      [danger, 'background-color'],
      [part('message'), 'color'],
      [part('code-slot'), 'border-top-color'],
    ],
  ],
  success: ['rgb(0, 0, 200)', [[`${part('notice')}[data-tone="success"]`, 'background-color']]],
  warning: ['rgb(0, 0, 200)', [[`${part('notice')}[data-tone="warning"]`, 'background-color']]],
  radius: [
    '3px',
    [
      [part('screen'), 'border-top-left-radius'],
      [part('input'), 'border-top-left-radius'],
      [part('code-slot'), 'border-top-left-radius'],
      [part('notice'), 'border-top-left-radius'],
      [primary, 'border-top-left-radius'],
    ],
  ],
  font: [
    'monospace',
    [
      [part('title'), 'font-family'],
      [primary, 'font-family'],
      [part('input'), 'font-family'],
    ],
  ],
  'font-size': [
    '20px',
    [
      [part('screen'), 'font-size'],
      [part('title'), 'font-size'],
      [part('hint'), 'font-size'],
      [part('input'), 'font-size'],
      [part('code-slots'), 'font-size'],
    ],
  ],
  spacing: [
    '6px',
    [
      [part('screen'), 'row-gap'],
      [part('screen'), 'padding-top'],
      [part('input'), 'min-height'],
      [part('code-slot'), 'height'],
      [primary, 'min-height'],
    ],
  ],
  'max-width': ['300px', [[part('screen'), 'max-width']]],
};

describe.each(Object.entries(base))('--mfa-%s', (name, [value, derived]) => {
  it.each(derived)('changes %s in its %s', (selector, property) => {
    const before = show()(selector, property);
    cleanup();
    expect(show({ [`--mfa-${name}`]: value })(selector, property)).not.toBe(before);
  });
});

/** A variable of the second tier that nothing is derived from, and the property it sets. */
const own: [name: string, value: string, selector: string, property: string][] = [
  ['primary', 'rgb(53, 104, 224)', primary, 'background-color'],
  ['on-secondary', 'rgb(1, 2, 3)', secondary, 'color'],
  ['title-tracking', '2px', part('title'), 'letter-spacing'],
  ['button-shadow', 'rgb(0, 0, 0) 4px 4px 0px 0px', primary, 'box-shadow'],
  ['icon-stroke', '3', part('icon'), 'stroke-width'],
  ['qr-size', '240px', part('qr-code'), 'width'],
];

test.each(own)('--mfa-%s: %s is the style of %s', (name, value, selector, property) => {
  expect(show({ [`--mfa-${name}`]: value, width: '400px' })(selector, property)).toMatch(
    new RegExp(`^${value.replace(/[()]/g, '\\$&')}(px)?$`),
  );
});

test('links keep the accent if the main button has another fill', () => {
  const colors = show({ '--mfa-primary': 'rgb(53, 104, 224)', '--mfa-accent': 'rgb(141, 178, 255)' });
  expect([colors(primary, 'background-color'), colors(link, 'color')]).toEqual([
    'rgb(53, 104, 224)',
    'rgb(141, 178, 255)',
  ]);
});

test('a variable can be set on a single part, and its derived variables follow', () => {
  const style = document.createElement('style');
  style.textContent = '[data-mfa-part="notice"] { --mfa-success: rgb(1, 2, 3) }';
  document.head.append(style);
  const before = show()(`${part('notice')}[data-tone="success"]`, 'background-color');
  style.remove();
  cleanup();
  expect(show()(`${part('notice')}[data-tone="success"]`, 'background-color')).not.toBe(before);
});
