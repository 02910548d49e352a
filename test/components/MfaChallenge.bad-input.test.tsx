import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { MfaChallenge } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import {
  anna,
  autofill,
  button,
  callsOf,
  challengeOf,
  chooseMethod,
  codeField,
  codeOf,
  type Shown,
  sandboxWith,
  show,
} from './screen.js';

const TOO_SHORT = en.code.tooShort(6);
const TOO_LONG = en.code.tooLong(6);
const NOT_DIGITS = en.code.notDigits;
const EMPTY = en.code.empty(6);

const inScript = (code: string, zero: number): string =>
  [...code].map((digit) => String.fromCodePoint(zero + Number(digit))).join('');

/** Ways to write a right code. */
const spellings: [string, (code: string) => string][] = [
  ['a space', (code) => `${code.slice(0, 3)} ${code.slice(3)}`],
  ['dashes', (code) => [...code].join('-')],
  ['a non-breaking space', (code) => `${code.slice(0, 3)}\u00a0${code.slice(3)}`],
  ['white space around it', (code) => `  ${code}\n`],
  ['its sender’s mark', (code) => `G-${code}`],
  ['Arabic-Indic digits', (code) => inScript(code, 0x660)],
  ['Persian digits', (code) => inScript(code, 0x6f0)],
  ['full-width digits', (code) => inScript(code, 0xff10)],
];

async function start(
  options: { autoSubmit?: boolean } = {},
): Promise<Shown & { sandbox: Sandbox; onVerified: ReturnType<typeof vi.fn> }> {
  const sandbox = sandboxWith({ totp: true });
  const onVerified = vi.fn();
  const challenge = await challengeOf(sandbox);
  return {
    ...show(<MfaChallenge onRestart={() => {}} challenge={challenge} onVerified={onVerified} />, sandbox, options),
    sandbox,
    onVerified,
  };
}

describe('<MfaChallenge />', () => {
  describe.each(spellings)('with a right code that is written with %s', (_, write) => {
    it('accepts it when pasted', async () => {
      const { user, sandbox, onVerified } = await start();
      const code = codeOf(sandbox);
      await user.click(codeField());
      await user.paste(write(code));
      await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
      expect(callsOf(sandbox, 'verifyChallenge')).toEqual([expect.objectContaining({ code })]);
    });

    it('accepts it when the browser fills it in', async () => {
      const { sandbox, onVerified } = await start();
      const code = codeOf(sandbox);
      autofill(codeField(), write(code));
      await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
      expect(callsOf(sandbox, 'verifyChallenge')).toEqual([expect.objectContaining({ code })]);
    });
  });

  it.each(spellings)('accepts a right code that is typed with %s', async (_, write) => {
    const { user, sandbox, onVerified } = await start();
    const code = codeOf(sandbox);
    await user.type(codeField(), write(code).trim());
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    expect(callsOf(sandbox, 'verifyChallenge')).toEqual([expect.objectContaining({ code })]);
  });

  describe.each([
    ['nothing', '', EMPTY],
    ['too few digits', '73918', TOO_SHORT],
    ['too many digits', '7391842', TOO_LONG],
    ['far too many digits', '739184 739184 739184', TOO_LONG],
    ['a letter', '7391B4', NOT_DIGITS],
    ['markup', '<b>739184</b>', NOT_DIGITS],
    ['a backup code', 'zq7k-9mwd', NOT_DIGITS],
    ['an emoji', '73918😀', NOT_DIGITS],
  ])('with %s', (_, typed, words) => {
    it.each(['typed', 'pasted', 'filled in'])(
      'says what is wrong, keeps what was %s, and makes no call',
      async (how) => {
        // typed with automatic submitting, the sixth digit would be the last
        const { user, sandbox, onVerified } = await start({ autoSubmit: how !== 'typed' });
        await user.click(codeField());
        if (how === 'typed' && typed) await user.type(codeField(), typed);
        if (how === 'pasted') await user.paste(typed);
        if (how === 'filled in') autofill(codeField(), typed);
        const kept = codeField().value;
        await user.click(button(en.challenge.verify));
        expect(codeField()).toHaveAccessibleDescription(expect.stringContaining(words));
        expect(codeField()).toBeInvalid();
        expect(codeField()).toHaveFocus();
        expect(codeField()).toHaveValue(kept);
        expect(kept).toBe(typed.replace(/[\s-]/g, ''));
        expect([codeField().selectionStart, codeField().selectionEnd]).toEqual([0, kept.length]);
        expect(callsOf(sandbox, 'verifyChallenge')).toEqual([]);
        expect(onVerified).not.toHaveBeenCalled();
      },
    );
  });

  it('removes the error as soon as the code is corrected', async () => {
    const { user } = await start();
    await user.type(codeField(), '73918');
    await user.keyboard('{Enter}');
    expect(screen.getByText(TOO_SHORT)).toBeInTheDocument();
    await user.keyboard('{End}{Backspace}');
    expect(screen.queryByText(TOO_SHORT)).not.toBeInTheDocument();
    expect(codeField()).toBeValid();
  });

  it("requires as many digits as the backend's codes have", async () => {
    const sandbox = sandboxWith({ totp: true }, { codeLength: { totp: 8 } });
    const onVerified = vi.fn();
    const { user } = show(
      <MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} onVerified={onVerified} />,
      sandbox,
    );
    await user.type(codeField(8), '739184{Enter}');
    expect(screen.getByText(en.code.tooShort(8))).toBeInTheDocument();
    await user.clear(codeField(8));
    await user.type(codeField(8), codeOf(sandbox));
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
  });

  it('replaces half a code with a whole one that is pasted after it', async () => {
    const { user, sandbox, onVerified } = await start();
    await user.type(codeField(), '73');
    await user.paste(codeOf(sandbox));
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
  });

  describe('with a wrong code of the right form', () => {
    it('says so, keeps it selected, and accepts the next one', async () => {
      const { user, sandbox, onVerified } = await start();
      const wrong = sandbox.wrongCode();
      await user.type(codeField(), wrong);
      await screen.findByText(en.errors.INVALID_CODE);
      expect(screen.getByText(en.common.attemptsLeft(4))).toBeInTheDocument();
      expect(codeField()).toHaveFocus();
      expect(codeField()).toHaveValue(wrong);
      expect([codeField().selectionStart, codeField().selectionEnd]).toEqual([0, 6]);
      await user.keyboard(`${codeOf(sandbox)}{Enter}`);
      await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    });
  });

  describe('with a backup code', () => {
    async function atBackupCode() {
      const sandbox = sandboxWith({ totp: true, backupCodes: true });
      const onVerified = vi.fn();
      const shown = show(
        <MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} onVerified={onVerified} />,
        sandbox,
      );
      await chooseMethod(shown.user, en.challenge.backupCodeLabel);
      const [code = ''] = sandbox.user(anna.email).backupCodes;
      return { ...shown, sandbox, onVerified, code, field: screen.getByLabelText(en.challenge.backupCodeLabel) };
    }

    it('sends it as typed, only trimmed', async () => {
      const { user, sandbox, onVerified, code, field } = await atBackupCode();
      await user.click(field);
      await user.paste(`  ${code.toUpperCase()} \n`);
      await user.keyboard('{Enter}');
      await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
      expect(callsOf(sandbox, 'verifyBackupCode')).toEqual([expect.objectContaining({ code: code.toUpperCase() })]);
    });

    it.each(['', '   '])('asks for one instead of sending "%s"', async (typed) => {
      const { user, sandbox, field } = await atBackupCode();
      await user.click(field);
      await user.paste(typed);
      await user.click(button(en.challenge.verify));
      expect(field).toHaveAccessibleDescription(expect.stringContaining(en.challenge.backupCodeEmpty));
      expect(field).toHaveFocus();
      expect(callsOf(sandbox, 'verifyBackupCode')).toEqual([]);
    });

    it("doesn't send a complete one before the user submits it", async () => {
      const { user, sandbox, code, field } = await atBackupCode();
      await user.type(field, code);
      expect(callsOf(sandbox, 'verifyBackupCode')).toEqual([]);
    });
  });
});
