import '@fontsource/dejavu-sans/400.css';
import '@fontsource/dejavu-sans/700.css';
import { cleanup, render } from '@testing-library/react';
import type { ReactElement, ReactNode } from 'react';
import { afterEach, beforeAll, expect, it, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import {
  BackupCodesPanel,
  EmailSetup,
  MfaChallenge,
  MfaEnrollment,
  MfaProvider,
  PasskeySetup,
  SmsSetup,
  TotpSetup,
} from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { createSandbox } from '../../src/sandbox/index.js';
import '../../src/styles/index.css';

/**
 * The widest of the fonts that systems and hosts use: a digit takes 0.636 em, compared with 0.6 in
 * Inter and 0.556 in Arial.
 */
const WIDEST = '"DejaVu Sans"';

const anna = { email: 'anna@example.com', password: 'correct horse battery' };
const sandbox = createSandbox({ users: [anna] });
const factors = [
  { id: 'app', method: 'totp' as const },
  { id: 'phone', method: 'sms' as const, destination: '•••• 77' },
];
const codes = ['d67kw-zf68u', 'z7vme-jdze5', 'q2p4x-9hw3t'];
const dropIns: [string, ReactElement][] = [
  ['MfaEnrollment', <MfaEnrollment key="it" onSkip={() => {}} />],
  ['TotpSetup', <TotpSetup key="it" onCancel={() => {}} />],
  ['SmsSetup', <SmsSetup key="it" onCancel={() => {}} />],
  ['EmailSetup', <EmailSetup key="it" onCancel={() => {}} />],
  ['PasskeySetup', <PasskeySetup key="it" onCancel={() => {}} />],
  ['BackupCodesPanel', <BackupCodesPanel key="it" codes={codes} />],
  ['MfaChallenge', <MfaChallenge key="it" challenge={{ challengeId: 'c', factors }} onRestart={() => {}} />],
];

/** The width of the smallest phone minus the padding of a page. */
function show(children: ReactNode, appearance: 'card' | 'plain' = 'card'): void {
  render(
    <div style={{ width: '288px', fontFamily: WIDEST }}>
      <MfaProvider adapter={sandbox.adapter} appearance={appearance}>
        {children}
      </MfaProvider>
    </div>,
  );
}

/** Elements that extend beyond their screen on either side, by part. */
function tooWide(): string[] {
  const screen = page.elementLocator(document.body).getByRole('region').element();
  const { left, right } = screen.getBoundingClientRect();
  return [...screen.querySelectorAll<HTMLElement>('*')]
    .filter((each) => {
      const box = each.getBoundingClientRect();
      return box.left < left - 0.5 || box.right > right + 0.5 || each.scrollWidth > Math.ceil(box.width);
    })
    .filter((each) => !each.closest('[data-mfa-part="announcer"], [data-mfa-part="code-field"], select'))
    .map((each) => each.dataset.mfaPart ?? each.localName);
}

beforeAll(async () => {
  const loaded = await Promise.all(['400', '700'].map((weight) => document.fonts.load(`${weight} 16px ${WIDEST}`)));
  expect(loaded.map((faces) => faces.length)).toEqual([1, 1]);
});
afterEach(() => {
  document.documentElement.style.fontSize = '';
  cleanup();
});

test.each(dropIns)('<%s /> is no wider than the smallest phone', async (_, dropIn) => {
  show(dropIn);
  await expect.element(page.getByRole('button').first()).toBeInTheDocument();
  expect(tooWide()).toEqual([]);
});

const phone = (): HTMLInputElement => page.getByLabelText(en.sent.phoneLabel).element() as HTMLInputElement;
const country = (): HTMLElement => page.getByRole('combobox').element().parentElement as HTMLElement;

async function showPhone(appearance?: 'card'): Promise<void> {
  show(<SmsSetup />, appearance ?? 'plain');
  await expect.element(page.getByRole('combobox')).toBeInTheDocument();
}

it.each([
  ['+447700900123', '+44 7700 900123'],
  ['+420601123456', '+420 601 123 456'],
  ['+380501234567', '+380 50 123 4567'],
])('shows %s in full next to its country', async (typed, tidy) => {
  await showPhone();
  const { offsetWidth } = country();
  await userEvent.type(phone(), typed);
  expect(phone().value).toBe(tidy);
  expect(phone().scrollWidth).toBe(phone().clientWidth);
  expect(country().offsetWidth).toBe(offsetWidth);
  expect(phone().offsetTop).toBe(country().offsetTop);
});

it('shows a number in full below its country, on a card', async () => {
  await showPhone('card');
  await userEvent.type(phone(), '+380501234567');
  expect(phone().scrollWidth).toBe(phone().clientWidth);
  expect(tooWide()).toEqual([]);
});

it('shows the longest calling code next to its country', async () => {
  await showPhone();
  const { offsetWidth } = country();
  await userEvent.selectOptions(page.getByRole('combobox'), 'UA');
  expect(country().textContent).toContain('UA +380');
  expect(country().offsetWidth).toBe(offsetWidth);
  expect(country().scrollWidth).toBe(country().clientWidth);
});

it('puts the number below its country if letters are twice as large', async () => {
  document.documentElement.style.fontSize = '200%';
  await showPhone();
  await userEvent.type(phone(), '+447');
  expect(phone().offsetTop).toBeGreaterThan(country().offsetTop + country().offsetHeight);
  expect(tooWide()).toEqual([]);
});
