import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { MfaChallenge } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import {
  anna,
  autofill,
  button,
  callsOf,
  challengeOf,
  chooseMethod,
  codeField,
  codeOf,
  root,
  sandboxWith,
  show,
  status,
} from './screen.js';

const WRONG = en.errors.INVALID_CODE;

/** Every way to submit the field, as a separate event. */
const routes: Record<string, () => void> = {
  enter: () => {
    fireEvent.keyDown(codeField(), { key: 'Enter', code: 'Enter', keyCode: 13 });
    codeField().form?.requestSubmit();
  },
  click: () => fireEvent.click(button(en.challenge.verify)),
  'form submit event': () => fireEvent.submit(codeField().form as HTMLFormElement),
};

async function start(autoSubmit = true) {
  const sandbox = sandboxWith({ totp: true, backupCodes: true });
  const onVerified = vi.fn();
  const challenge = await challengeOf(sandbox);
  return {
    ...show(<MfaChallenge onRestart={() => {}} challenge={challenge} onVerified={onVerified} />, sandbox, {
      autoSubmit,
    }),
    sandbox,
    onVerified,
  };
}

describe('<MfaChallenge />', () => {
  it('makes one call for a fill-in, Enter, a click and a submit event in one tick', async () => {
    const { sandbox, onVerified } = await start();
    const held = sandbox.faults.hold('verifyChallenge');
    act(() => {
      autofill(codeField(), codeOf(sandbox));
      for (const send of Object.values(routes)) send();
      for (const send of Object.values(routes)) send();
    });
    expect(status()).toBe('verifying');
    expect(codeField()).toHaveAccessibleDescription(''); // it is being checked already
    await waitFor(() => expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1));
    for (const send of Object.values(routes)) send();
    held.release();
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1);
  });

  it.each(Object.keys(routes))('makes one call for two times %s in one tick', async (name) => {
    const { user, sandbox, onVerified } = await start(false);
    await user.type(codeField(), codeOf(sandbox));
    act(() => {
      routes[name]?.();
      routes[name]?.();
    });
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1);
  });

  it('makes one call for a password manager that fills the field twice and submits the form', async () => {
    const { sandbox, onVerified } = await start();
    const code = codeOf(sandbox);
    act(() => {
      autofill(codeField(), code);
      autofill(codeField(), code);
      fireEvent.change(codeField(), { target: { value: code } });
      codeField().form?.requestSubmit();
    });
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1);
  });

  it('keeps the field, its focus and its code during the call', async () => {
    const { user, sandbox } = await start();
    const code = codeOf(sandbox);
    const held = sandbox.faults.hold('verifyChallenge');
    await user.type(codeField(), code);
    expect(codeField()).toHaveFocus();
    expect(codeField()).toHaveAttribute('readonly');
    expect(codeField()).toBeEnabled();
    expect(codeField().form).toHaveAttribute('aria-busy', 'true');
    await user.keyboard('1');
    expect(codeField()).toHaveValue(code);
    await user.click(button(en.challenge.verify));
    expect(button(en.challenge.verify)).toHaveFocus();
    expect(button(en.challenge.verify)).toBeEnabled();
    expect(button(en.challenge.verify)).toHaveAttribute('aria-disabled', 'true');
    held.release();
    await waitFor(() => expect(status()).toBe('verified'));
  });

  it('sends no second call when the refused code is touched, or entered again', async () => {
    const { user, sandbox } = await start();
    const wrong = sandbox.wrongCode();
    await user.type(codeField(), wrong);
    await screen.findByText(WRONG);
    await user.keyboard('{End}{Backspace}');
    await user.keyboard(wrong.slice(-1));
    await user.clear(codeField());
    await user.type(codeField(), wrong);
    autofill(codeField(), wrong);
    fireEvent.blur(codeField());
    expect(codeField()).toHaveValue(wrong);
    expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1);
  });

  it('says again that an unchanged code was refused, without using up an attempt', async () => {
    const { user, sandbox, onVerified } = await start();
    const wrong = sandbox.wrongCode();
    await user.type(codeField(), wrong);
    await screen.findByText(WRONG);
    await user.keyboard('{Enter}');
    await user.click(button(en.challenge.verify));
    expect(codeField()).toHaveFocus();
    expect(codeField()).toHaveAccessibleDescription(expect.stringContaining(WRONG));
    expect([codeField().selectionStart, codeField().selectionEnd]).toEqual([0, 6]);
    expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1);
    await user.keyboard(`${codeOf(sandbox)}{Enter}`);
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
  });

  it('sends a code again on Enter after a call whose outcome is unknown', async () => {
    const { user, sandbox, onVerified } = await start();
    sandbox.faults.fail('verifyChallenge', { code: 'NETWORK' });
    await user.type(codeField(), codeOf(sandbox));
    await screen.findByText(en.errors.NETWORK);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
  });

  it('sends another code automatically until two attempts are left, and then no longer says that it does', async () => {
    const { user, sandbox, onVerified } = await start();
    expect(codeField()).toHaveAccessibleDescription(en.code.autoSubmit(6));
    await user.type(codeField(), sandbox.wrongCode());
    await screen.findByText(WRONG);
    for (const attemptsLeft of [3, 2]) {
      sandbox.faults.fail('verifyChallenge', { code: 'INVALID_CODE', attemptsLeft });
      await user.keyboard('11111');
      expect(codeField()).toHaveAccessibleDescription(en.code.autoSubmit(6)); // in place of the error
      await user.keyboard(`${attemptsLeft}`);
      await screen.findByText(en.common.attemptsLeft(attemptsLeft));
    }
    expect(codeField()).not.toHaveAccessibleDescription(expect.stringContaining(en.code.autoSubmit(6)));
    await user.keyboard(codeOf(sandbox));
    expect(codeField()).toHaveAccessibleDescription(en.code.submit(en.challenge.verify)); // otherwise nothing would happen
    expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(3);
    await user.click(button(en.challenge.verify));
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
  });

  it("sends three codes automatically if the server doesn't give the attempts left", async () => {
    const { user, sandbox } = await start();
    sandbox.faults.fail('verifyChallenge', { code: 'INVALID_CODE' }, 5);
    for (const digit of [1, 2, 3, 4]) {
      await user.keyboard(`${digit}`.repeat(6));
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      await waitFor(() => expect(codeField()).toHaveValue(`${digit}`.repeat(6)));
    }
    expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(3);
    expect(codeField()).not.toHaveAccessibleDescription(expect.stringContaining(en.code.autoSubmit(6)));
  });

  it('never automatically sends a code that was refused before', async () => {
    const { user, sandbox } = await start();
    sandbox.faults.fail('verifyChallenge', { code: 'INVALID_CODE' }, 2);
    for (const code of ['111111', '222222', '111111']) {
      await user.keyboard(code);
      await waitFor(() => expect(codeField()).toHaveValue(code));
      await waitFor(() => expect(status()).toBe('awaiting-code'));
    }
    expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(2);
  });

  it('removes the error on the first change, for good', async () => {
    const { user, sandbox } = await start();
    await user.type(codeField(), sandbox.wrongCode());
    await screen.findByText(WRONG);
    await user.keyboard('7');
    expect(codeField()).toHaveValue('7');
    expect(codeField()).toBeValid();
    expect(screen.queryByText(WRONG)).not.toBeInTheDocument();
  });

  it("doesn't automatically resend a code after a call that may have used it up", async () => {
    const { user, sandbox } = await start();
    sandbox.faults.loseAnswer('verifyChallenge');
    await user.type(codeField(), codeOf(sandbox));
    await screen.findByText(en.errors.NETWORK);
    await user.keyboard('{End}{Backspace}');
    await user.type(codeField(), codeOf(sandbox).slice(-1));
    await act(async () => {});
    expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1);
  });

  it("sends nothing automatically if the host has turned that off, and doesn't say that it does", async () => {
    const { user, sandbox, onVerified } = await start(false);
    expect(codeField()).not.toHaveAccessibleDescription();
    await user.type(codeField(), codeOf(sandbox));
    expect(callsOf(sandbox, 'verifyChallenge')).toEqual([]);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
  });

  it('sends nothing while a code is still being composed', async () => {
    const { sandbox } = await start();
    const code = codeOf(sandbox);
    fireEvent.compositionStart(codeField());
    autofill(codeField(), code);
    fireEvent.keyDown(codeField(), { key: 'Enter', keyCode: 229, isComposing: true });
    expect(callsOf(sandbox, 'verifyChallenge')).toEqual([]);
    fireEvent.compositionEnd(codeField());
    await waitFor(() => expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1));
  });

  it('makes one call for a backup code that is sent twice', async () => {
    const { user, sandbox, onVerified } = await start();
    await chooseMethod(user, en.challenge.backupCodeLabel);
    await user.type(screen.getByLabelText(en.challenge.backupCodeLabel), sandbox.user(anna.email).backupCodes[0] ?? '');
    const form = root().querySelector('form') as HTMLFormElement;
    act(() => {
      fireEvent.submit(form);
      fireEvent.click(button(en.challenge.verify));
      fireEvent.submit(form);
    });
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    expect(callsOf(sandbox, 'verifyBackupCode')).toHaveLength(1);
  });

  it('makes one call for two clicks on a passkey', async () => {
    const sandbox = sandboxWith({ passkey: true });
    const onVerified = vi.fn();
    show(<MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} onVerified={onVerified} />, sandbox);
    act(() => {
      fireEvent.click(button(en.challenge.usePasskey));
      fireEvent.click(button(en.challenge.usePasskey));
    });
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    expect(callsOf(sandbox, 'verifyPasskey')).toHaveLength(1);
  });

  it('requests one new code, however often the button is clicked', async () => {
    const sandbox = sandboxWith({ sms: '+15550136677' }, { limits: { resendSeconds: 0 } });
    show(<MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} />, sandbox);
    const held = sandbox.faults.hold('sendChallenge');
    act(() => {
      fireEvent.click(button(en.challenge.resend));
      fireEvent.click(button(en.challenge.resend));
    });
    await waitFor(() => expect(callsOf(sandbox, 'sendChallenge')).toHaveLength(1));
    fireEvent.click(button(en.challenge.resend));
    held.release();
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    expect(callsOf(sandbox, 'sendChallenge')).toHaveLength(1);
  });
});
