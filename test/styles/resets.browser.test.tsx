import { cleanup, render, screen } from '@testing-library/react';
import reboot from 'bootstrap/dist/css/bootstrap-reboot.css?raw';
import type { ReactElement } from 'react';
import preflightSource from 'tailwindcss/src/css/preflight.css?raw';
import { afterEach, describe, expect, it } from 'vitest';
import { MfaUserReset } from '../../src/admin.js';
import { BackupCodesPanel, MfaChallenge, MfaEnrollment, MfaProvider, SmsSetup, TotpSetup } from '../../src/index.js';
import { createSandbox } from '../../src/sandbox/index.js';
import styles from '../../src/styles/index.css?inline';
import layered from '../../src/styles/styles.layer.css?inline';
import { en } from '../words.js';

/** Tailwind's build inserts the theme's value, or the default after the comma. */
const preflight = preflightSource.replace(/theme\('[^']+', ([^)]+)\)/g, '$1');
const resets = { "Tailwind 3's preflight": preflight, "Bootstrap 5's reboot": reboot };

/** Properties without a visible effect may change. */
const VISIBLE = [
  'backgroundColor',
  'borderRadius',
  'color',
  'cursor',
  'display',
  'float',
  'fontFamily',
  'fontSize',
  'fontStyle',
  'fontWeight',
  'height',
  'letterSpacing',
  'lineHeight',
  'listStyleType',
  'margin',
  'opacity',
  'padding',
  'textAlign',
  'textDecorationLine',
  'textTransform',
  'width',
] as const;
/** Properties that a checkbox doesn't use. */
const ABOUT_WORDS = /^(color|font|lineHeight|letter)/;
const SIDES = ['Top', 'Right', 'Bottom', 'Left'] as const;

const anna = { email: 'anna@example.com', password: 'correct horse battery', totp: true };
const sandbox = createSandbox({ seed: 'resets', users: [anna] });
const factors = [
  { id: 'app', method: 'totp' as const },
  { id: 'phone', method: 'sms' as const, destination: '•••• 77' },
];
const admin = { disableMFA: async () => {} };

const button = (name: string) => (): Promise<HTMLElement> => screen.findByRole('button', { name });

interface DropIn {
  element: ReactElement;
  /** Resolves with the part that appears last. */
  last: () => Promise<HTMLElement>;
}
const dropIns: Record<string, DropIn> = {
  MfaEnrollment: { element: <MfaEnrollment />, last: button(en.enrollment.start) },
  TotpSetup: { element: <TotpSetup />, last: button(en.setup.totp.start) },
  SmsSetup: { element: <SmsSetup />, last: () => screen.findByRole('combobox') },
  BackupCodesPanel: { element: <BackupCodesPanel codes={['d67kw-zf68u', 'z7vme-jdze5']} />, last: button('Continue') },
  MfaChallenge: {
    element: <MfaChallenge onRestart={() => {}} challenge={{ challengeId: 'c', factors }} />,
    last: button('Verify'),
  },
  MfaUserReset: { element: <MfaUserReset admin={admin} />, last: button('Find user') },
};

function sheet(css: string): void {
  const style = document.createElement('style');
  style.dataset.test = '';
  style.textContent = css;
  document.head.append(style);
}

/** The styles of every element of a drop-in, with these sheets in this order. */
async function look({ element, last }: DropIn, sheets: string[]): Promise<string[]> {
  for (const css of sheets) sheet(css);
  const { container } = render(
    <div style={{ font: '400 16px / 1.5 Arial, sans-serif', color: '#111', width: 400 }}>
      <MfaProvider adapter={sandbox.adapter}>{element}</MfaProvider>
    </div>,
  );
  await last();
  const looks = [...container.querySelectorAll<HTMLElement>('[data-mfa-part="screen"] *:not(option)')].flatMap(
    (each, index) => {
      const style = getComputedStyle(each);
      const name = `${index} ${each.dataset.mfaPart ?? each.localName}`;
      const borders = SIDES.map((side) =>
        style[`border${side}Width`] === '0px' ? '' : `${style[`border${side}Width`]} ${style[`border${side}Color`]}`,
      );
      const seen = VISIBLE.filter((property) => !(each.matches('[type=checkbox]') && ABOUT_WORDS.test(property)));
      return [...seen.map((property) => `${name} ${property}: ${style[property]}`), `${name} border: ${borders}`];
    },
  );
  undress();
  return looks;
}

function undress(): void {
  cleanup();
  for (const style of document.querySelectorAll('style[data-test]')) style.remove();
}

afterEach(undress);

describe.each(Object.entries(resets))('under %s', (_, reset) => {
  describe.each(Object.entries(dropIns))('<%s />', (_name, dropIn) => {
    it('looks as it does without it, whichever sheet comes first', async () => {
      const alone = await look(dropIn, [styles]);
      expect(alone.length).toBeGreaterThan(100);
      expect(differences(alone, await look(dropIn, [reset, styles]))).toEqual([]);
      expect(differences(alone, await look(dropIn, [styles, reset]))).toEqual([]);
    });

    it('looks the same from a layer, if the layer of the reset comes before', async () => {
      const alone = await look(dropIn, [styles]);
      expect(differences(alone, await look(dropIn, [`@layer reset { ${reset} }`, layered]))).toEqual([]);
    });
  });
});

function differences(without: string[], under: string[]): string[] {
  return under.flatMap((line, index) => (line === without[index] ? [] : [`${without[index]} → ${line}`]));
}
