import { expect, test } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { en } from '../../src/locales/en.js';
import {
  anna,
  callsOf,
  chooseMethod,
  clickButton,
  codeOf,
  enterText,
  expectSignedIn,
  expectText,
  field,
  sandboxWith,
  signIn,
} from './stage.js';

const inScript = (code: string, zero: number): string =>
  [...code].map((digit) => String.fromCodePoint(zero + Number(digit))).join('');

test.each<[string, (code: string) => string]>([
  ['with a space in it', (code) => `${code.slice(0, 3)} ${code.slice(3)}`],
  ['with a dash and a line break', (code) => ` ${code.slice(0, 3)}-${code.slice(3)}\n`],
  ['in full-width digits', (code) => inScript(code, 0xff10)],
  ['in Arabic digits', (code) => inScript(code, 0x660)],
])('the code is pasted %s', async (_how, write) => {
  const sandbox = sandboxWith({ totp: true });
  await signIn(sandbox);
  await field().click();
  await cdp().send('Input.insertText', { text: write(codeOf(sandbox)) });
  await expectSignedIn();
});

test('an extra digit is reported instead of being cut off', async () => {
  const sandbox = sandboxWith({ totp: true });
  await signIn(sandbox);
  await field().click();
  await cdp().send('Input.insertText', { text: `${codeOf(sandbox)}7` });
  await clickButton(en.challenge.verify);
  await expectText(en.code.tooLong(6));
  expect(callsOf(sandbox, 'verifyChallenge')).toBe(0);
  await enterText(codeOf(sandbox));
  await expectSignedIn();
});

test('ten codes in a row, each typed or pasted over the previous one, arrive complete', async () => {
  const sandbox = sandboxWith({ totp: true });
  const codes = Array.from({ length: 10 }, (_, index) => String(104_729 * (index + 1)).slice(0, 6));
  const arrived: string[] = [];
  const verifyChallenge = async ({ code }: { code?: string }): Promise<never> => {
    arrived.push(code ?? '');
    throw { code: 'INVALID_CODE' };
  };
  await signIn({ adapter: { ...sandbox.adapter, verifyChallenge } }, { autoSubmit: false });
  await field().click();
  for (const [index, code] of codes.entries()) {
    if (index % 2) await cdp().send('Input.insertText', { text: code });
    else await userEvent.keyboard(code);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => arrived).toEqual(codes.slice(0, index + 1));
    // a refused code is selected, so that the next one replaces it
    const input = field().element() as HTMLInputElement;
    await expect.poll(() => [input.readOnly, input.selectionStart, input.selectionEnd]).toEqual([false, 0, 6]);
  }
});

test('a backup code is sent in the case in which it was typed, without the spaces around it', async () => {
  const sandbox = sandboxWith({ totp: true, backupCodes: true });
  const [code = ''] = sandbox.user(anna.email).backupCodes;
  await signIn(sandbox);
  await chooseMethod(en.challenge.backupCodeLabel);
  await enterText(`  ${code} `, en.challenge.backupCodeLabel);
  await clickButton(en.challenge.verify);
  await expectText(en.backupCodes.remaining(9));
  expect(sandbox.calls.findLast(({ name }) => name === 'verifyBackupCode')?.args[0]).toMatchObject({ code });
});
