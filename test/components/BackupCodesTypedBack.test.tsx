import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it, vi } from 'vitest';
import { BackupCodesPanel } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { watchSecrets } from '../leakCheck.js';
import { anna, announced, button, callsOf, root, sandboxWith, show } from './screen.js';

const CODES = ['zq7k-9mwd', 'b3nf-x8tp', 'h6vr-2jcs'];
const EMPTY = en.backupCodes.typeBackEmpty;
const WRONG = en.backupCodes.typeBackWrong;
const field = (): HTMLInputElement => screen.getByLabelText(en.backupCodes.typeBackLabel);
const shownCodes = (): (string | null)[] => screen.queryAllByRole('listitem').map(({ textContent }) => textContent);

function start(codes: readonly string[] = CODES) {
  const sandbox = sandboxWith({ totp: true, backupCodes: true });
  watchSecrets(() => [...codes, 'm4xd-7qkz']);
  sandbox.signIn(anna.email);
  const onSaved = vi.fn();
  const panel = (others: readonly string[]) => <BackupCodesPanel codes={others} onSaved={onSaved} />;
  return { ...show(panel(codes), sandbox, { typeBackCode: true }), sandbox, onSaved, panel };
}

/** Whether the browser would ask before leaving the page. */
function asksBeforeLeaving(): boolean {
  const event = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
}

describe('backup codes, if one has to be entered', () => {
  it('shows a field instead of the checkbox, and says why', () => {
    start();
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(field()).toHaveAccessibleDescription(en.backupCodes.typeBackHint);
    expect(shownCodes()).toEqual(CODES);
  });

  it.each(CODES)('accepts any of them: %s', async (code) => {
    const { user, onSaved } = start();
    await user.type(field(), code);
    await user.click(button(en.backupCodes.finish));
    expect(onSaved).toHaveBeenCalledOnce();
    expect(shownCodes()).toEqual([]);
  });

  it.each([
    ['before it', '  b3nf-x8tp'],
    ['after it', 'b3nf-x8tp '],
    ['of another kind around it', '\u00a0b3nf-x8tp\u3000'],
  ])('accepts one with spaces %s', async (_, pasted) => {
    const { user, onSaved } = start();
    await user.click(field());
    await user.paste(pasted);
    await user.click(button(en.backupCodes.finish));
    expect(onSaved).toHaveBeenCalledOnce();
  });

  it.each([
    ['another code', 'aaaa-bbbb'],
    ['a part of one', 'b3nf'],
    ['one in capitals, which a backend may distinguish', 'B3NF-X8TP'],
    ['one without its dash', 'b3nfx8tp'],
    ['one with a space in it', 'b3nf -x8tp'],
    ['two at once', 'zq7k-9mwd b3nf-x8tp'],
  ])('refuses %s, and loses nothing', async (_, typed) => {
    const { user, onSaved } = start();
    await user.type(field(), typed);
    await user.click(button(en.backupCodes.finish));
    expect(field()).toHaveAccessibleDescription(expect.stringContaining(WRONG));
    expect(field()).toBeInvalid();
    expect(field()).toHaveFocus();
    expect(field()).toHaveValue(typed);
    expect(announced()).toContain(WRONG);
    expect(shownCodes()).toEqual(CODES);
    expect(asksBeforeLeaving()).toBe(true);
    expect(onSaved).not.toHaveBeenCalled();
  });

  it.each([['Zq7k-9MwD'], ['1234 5678'], ['12345678']])('accepts %s exactly as it was issued', async (code) => {
    const { user, onSaved } = start([code, 'b3nf-x8tp']);
    await user.type(field(), code);
    await user.click(button(en.backupCodes.finish));
    expect(onSaved).toHaveBeenCalledOnce();
  });

  it.each(['', '   '])("asks for one instead of “%s”, and doesn't mention a checkbox", async (typed) => {
    const { user, onSaved } = start();
    if (typed) await user.type(field(), typed);
    await user.click(button(en.backupCodes.finish));
    expect(field()).toHaveAccessibleDescription(expect.stringContaining(EMPTY));
    expect(field()).toHaveFocus();
    expect(root()).not.toHaveTextContent(/\bbox\b/);
    expect(onSaved).not.toHaveBeenCalled();
  });

  it('continues after a wrong one, whose error disappears when the right one is entered', async () => {
    const { user, onSaved } = start();
    await user.type(field(), 'aaaa-bbbb');
    await user.click(button(en.backupCodes.finish));
    await user.clear(field());
    await user.type(field(), 'h6vr-2jcs');
    expect(field()).toBeValid();
    expect(root()).not.toHaveTextContent(WRONG);
    await user.click(button(en.backupCodes.finish));
    expect(onSaved).toHaveBeenCalledOnce();
  });

  it('blocks again if the right one is changed', async () => {
    const { user, onSaved } = start();
    await user.type(field(), 'h6vr-2jcs');
    expect(asksBeforeLeaving()).toBe(false);
    await user.type(field(), 'x');
    expect(asksBeforeLeaving()).toBe(true);
    await user.click(button(en.backupCodes.finish));
    expect(field()).toHaveAccessibleDescription(expect.stringContaining(WRONG));
    expect(onSaved).not.toHaveBeenCalled();
  });

  it('continues on the Enter key', async () => {
    const { user, onSaved } = start();
    await user.type(field(), 'aaaa-bbbb{Enter}');
    expect(field()).toHaveAccessibleDescription(expect.stringContaining(WRONG));
    await user.clear(field());
    await user.type(field(), 'h6vr-2jcs{Enter}');
    expect(onSaved).toHaveBeenCalledOnce();
  });

  it('calls the host once for two clicks in one tick', async () => {
    const { user, onSaved } = start();
    await user.type(field(), 'h6vr-2jcs');
    const submit = button(en.backupCodes.finish);
    act(() => {
      fireEvent.click(submit);
      fireEvent.click(submit);
    });
    expect(onSaved).toHaveBeenCalledOnce();
  });

  it("doesn't accept an old code once there are new ones", async () => {
    const { user, onSaved, show: showAgain, panel } = start();
    await user.type(field(), 'h6vr-2jcs');
    showAgain(panel(['m4xd-7qkz', 'p9wb-3htr']), { typeBackCode: true });
    await user.click(button(en.backupCodes.finish));
    expect(onSaved).not.toHaveBeenCalled();
    expect(shownCodes()).toEqual(['m4xd-7qkz', 'p9wb-3htr']);
  });

  it('requires one of the codes that were just created', async () => {
    const sandbox = sandboxWith({ totp: true, backupCodes: true });
    sandbox.signIn(anna.email);
    const onSaved = vi.fn();
    const { user } = show(<BackupCodesPanel onSaved={onSaved} />, sandbox, { typeBackCode: true });
    await user.click(button(en.backupCodes.regenerate));
    await user.click(button(en.backupCodes.confirm));
    await waitFor(() => expect(shownCodes()).toHaveLength(10));
    await user.type(field(), shownCodes()[9] ?? '');
    await user.click(button(en.backupCodes.finish));
    expect(onSaved).toHaveBeenCalledOnce();
    expect(callsOf(sandbox, 'regenerateBackupCodes')).toHaveLength(1);
  });

  it.each(['', 'aaaa-bbbb'])('has no axe violation after “%s”', async (typed) => {
    const { user } = start();
    if (typed) await user.type(field(), typed);
    await user.click(button(en.backupCodes.finish));
    expect((await axe.run(root(), { rules: { 'color-contrast': { enabled: false } } })).violations).toEqual([]);
  });
});
