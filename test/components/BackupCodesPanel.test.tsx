import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BackupCodesPanel, type BackupCodesPanelProps, type MfaProviderProps } from '../../src/index.js';
import { watchSecrets } from '../leakCheck.js';
import { en } from '../words.js';
import { anna, announced, button, callsOf, root, sandboxWith, show, status } from './screen.js';
import { fakeTime } from './time.js';

const CODES = ['zq7k-9mwd', 'b3nf-x8tp', 'h6vr-2jcs'];
const NOT_SAVED = en.backupCodes.notSaved;
const box = (): HTMLElement => screen.getByRole('checkbox', { name: en.backupCodes.saved });
const shownCodes = (): (string | null)[] => screen.queryAllByRole('listitem').map(({ textContent }) => textContent);

function start(
  props: Partial<BackupCodesPanelProps> = {},
  options: Omit<MfaProviderProps, 'adapter' | 'children'> = {},
) {
  const sandbox = sandboxWith({ totp: true, backupCodes: true });
  watchSecrets(() => CODES);
  sandbox.signIn(anna.email);
  const onSaved = vi.fn();
  const element = <BackupCodesPanel onSaved={onSaved} {...props} />;
  return { ...show(element, sandbox, options), sandbox, onSaved, element };
}

/** Whether the browser would ask before leaving the page. */
function asksBeforeLeaving(): boolean {
  const event = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
}

afterEach(() => vi.restoreAllMocks());

describe('<BackupCodesPanel />', () => {
  it('has the icon that backup codes have at sign-in, from the offer to the codes', async () => {
    const icon = (): string | undefined => root().querySelector<SVGElement>('[data-icon]')?.dataset.icon;
    const { user } = start({ reason: 'used' });
    expect(icon()).toBe('backup');
    await user.click(await screen.findByRole('button', { name: en.backupCodes.regenerate }));
    expect(icon()).toBe('backup');
    await user.click(button(en.backupCodes.confirm));
    await waitFor(() => expect(status()).toBe('showing'));
    expect(icon()).toBe('backup');
  });

  describe('with new codes', () => {
    it('shows them as a list that translation tools leave alone, and says how to keep them', () => {
      start({ codes: CODES });
      expect(shownCodes()).toEqual(CODES);
      const list = screen.getByRole('list', { name: '3 backup codes' });
      expect(list).toHaveAttribute('translate', 'no');
      expect(list).toHaveAttribute('dir', 'ltr');
      expect(screen.getAllByRole('listitem').every((item) => item.childNodes.length === 1)).toBe(true);
      expect(root()).toHaveTextContent(en.backupCodes.description);
      expect(root()).toHaveTextContent(en.backupCodes.keep);
      for (const name of [en.backupCodes.copy, en.backupCodes.download, en.backupCodes.print])
        expect(button(name)).toBeVisible();
    });

    it("doesn't continue before the user confirms that they are saved", async () => {
      const { user, onSaved } = start({ codes: CODES });
      await user.click(button(en.backupCodes.finish));
      await user.click(button(en.backupCodes.finish));
      await user.keyboard('{Escape}');
      expect(screen.getByText(NOT_SAVED)).toBeVisible();
      expect(box()).toHaveAccessibleDescription(NOT_SAVED);
      expect(announced()).toContain(NOT_SAVED);
      expect(onSaved).not.toHaveBeenCalled();
      await user.click(box());
      expect(screen.queryByText(NOT_SAVED)).not.toBeInTheDocument();
      await user.click(box());
      await user.click(button(en.backupCodes.finish));
      expect(onSaved).not.toHaveBeenCalled();
      await user.click(box());
      await user.click(button(en.backupCodes.finish));
      expect(onSaved).toHaveBeenCalledOnce();
      expect(shownCodes()).toEqual([]);
    });

    it('calls the host once for two clicks in one tick', async () => {
      const { user, onSaved } = start({ codes: CODES });
      await user.click(box());
      act(() => {
        fireEvent.click(button(en.backupCodes.finish));
        fireEvent.click(button(en.backupCodes.finish));
      });
      expect(onSaved).toHaveBeenCalledOnce();
    });

    it("doesn't accept a download or a copy as proof that they are saved", async () => {
      const { user, onSaved } = start({ codes: CODES });
      vi.stubGlobal('URL', Object.assign(URL, { createObjectURL: () => 'blob:1', revokeObjectURL: () => {} }));
      await user.click(button(en.backupCodes.copy));
      await user.click(button(en.backupCodes.download));
      await user.click(button(en.backupCodes.finish));
      expect(onSaved).not.toHaveBeenCalled();
      expect(box()).not.toBeChecked();
      vi.unstubAllGlobals();
    });

    it('makes the browser ask before the page is left, while they are unsaved', async () => {
      const { user, unmount } = start({ codes: CODES });
      expect(asksBeforeLeaving()).toBe(true);
      await user.click(box());
      expect(asksBeforeLeaving()).toBe(false);
      await user.click(box());
      expect(asksBeforeLeaving()).toBe(true);
      unmount();
      expect(asksBeforeLeaving()).toBe(false);
    });

    it('keeps them on screen while the page is hidden', () => {
      start({ codes: CODES });
      act(() => {
        window.dispatchEvent(new Event('pagehide'));
        document.dispatchEvent(new Event('visibilitychange'));
      });
      expect(shownCodes()).toEqual(CODES);
    });

    it('never shows saved codes again', async () => {
      const { user, sandbox, show: showAgain, element } = start({ codes: CODES });
      await user.click(box());
      await user.click(button(en.backupCodes.finish));
      expect(shownCodes()).toEqual([]);
      showAgain(element);
      expect(shownCodes()).toEqual([]);
      showAgain(<BackupCodesPanel key="afresh" />);
      expect(shownCodes()).toEqual([]);
      expect(sandbox.calls).toEqual([]);
    });

    it('shows other codes that the host passes', async () => {
      const { user, show: showAgain } = start({ codes: CODES });
      await user.click(box());
      showAgain(<BackupCodesPanel codes={['m4xd-7qkz', 'p9wb-3htr']} />);
      expect(shownCodes()).toEqual(['m4xd-7qkz', 'p9wb-3htr']);
      expect(box()).not.toBeChecked();
    });

    it('copies them with one code per line', async () => {
      const { user } = start({ codes: CODES });
      await user.click(button(en.backupCodes.copy));
      expect(await navigator.clipboard.readText()).toBe(CODES.join('\n'));
      expect(announced()).toContain(en.backupCodes.copied);
      expect(announced()).not.toContain(CODES[0]);
    });

    it('says so, and selects them, if the clipboard refuses', async () => {
      const { user } = start({ codes: CODES });
      vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValueOnce(new DOMException('no', 'NotAllowedError'));
      await user.click(button(en.backupCodes.copy));
      await waitFor(() => expect(announced()).toContain(en.backupCodes.copyFailed));
      expect(getSelection()?.toString()).toContain(CODES[0]);
    });

    it('downloads them as text with a neutral file name, and only says that the download has started', async () => {
      const blobs: Blob[] = [];
      const revoked = vi.fn();
      vi.stubGlobal(
        'URL',
        Object.assign(URL, {
          createObjectURL: (blob: Blob) => {
            blobs.push(blob);
            return 'blob:1';
          },
          revokeObjectURL: revoked,
        }),
      );
      const clicked: HTMLAnchorElement[] = [];
      vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
        clicked.push(this);
      });
      const { user } = start({ codes: CODES });
      await user.click(button(en.backupCodes.download));
      await waitFor(() => expect(revoked).toHaveBeenCalledWith('blob:1'));
      vi.unstubAllGlobals();
      expect(clicked.map(({ download, href }) => [download, href])).toEqual([['backup-codes.txt', 'blob:1']]);
      expect(blobs[0]?.type).toBe('text/plain;charset=utf-8');
      const text = (await blobs[0]?.text()) ?? '';
      expect(text.split('\n').slice(-4)).toEqual([...CODES, '']);
      expect(text).toContain(en.backupCodes.fileTitle('Harbour'));
      expect(text).toContain(en.backupCodes.fileNote);
      expect(text).not.toContain('\r');
      expect(announced()).toContain(en.backupCodes.downloaded);
    });

    it('prints the page on click', async () => {
      const print = vi.spyOn(window, 'print').mockImplementation(() => {});
      const { user } = start({ codes: CODES });
      await user.click(button(en.backupCodes.print));
      expect(print).toHaveBeenCalledOnce();
    });

    it.each([
      [
        'on a phone',
        () => vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener() {}, removeEventListener() {} })),
      ],
      ['in a browser that can’t', () => vi.stubGlobal('print', undefined)],
    ])('has no Print button %s', async (_, where) => {
      where();
      start({ codes: CODES });
      expect(button(en.backupCodes.download)).toBeVisible();
      expect(screen.queryByRole('button', { name: en.backupCodes.print })).not.toBeInTheDocument();
      vi.unstubAllGlobals();
    });

    it('shows whose codes they are, and the date', () => {
      start({ codes: CODES }, { account: anna.email });
      const title = en.backupCodes.fileTitle(`Harbour · ${anna.email}`);
      expect(screen.getByText(new RegExp(`^${title} Created on`))).toBeVisible();
    });

    it('hides the warning once the codes are copied, downloaded or printed', async () => {
      vi.spyOn(window, 'print').mockImplementation(() => {});
      const { user } = start({ codes: CODES });
      for (const name of [en.backupCodes.copy, en.backupCodes.print]) {
        await user.click(button(en.backupCodes.finish));
        expect(screen.getByText(en.backupCodes.notSaved)).toBeVisible();
        await user.click(button(name));
        await waitFor(() => expect(screen.queryByText(en.backupCodes.notSaved)).not.toBeInTheDocument());
      }
      expect(screen.getByRole('checkbox')).not.toBeChecked();
    });

    it('ends with Done if the host handles it', async () => {
      const onDone = vi.fn();
      const { user } = start({ codes: CODES, onDone });
      await user.click(screen.getByRole('checkbox'));
      await user.click(button(en.backupCodes.finish));
      await user.click(button(en.enrollment.done));
      expect(onDone).toHaveBeenCalledExactlyOnceWith();
    });

    it.each([
      ['with “Done” if the app passes no callback', { onSaved: undefined }, 1],
      ['without “Done” if the app continues in onSaved', {}, 0],
    ])('ends %s', async (_, props, count) => {
      const { user } = start({ codes: CODES, ...props });
      await user.click(screen.getByRole('checkbox'));
      await user.click(button(en.backupCodes.finish));
      expect(screen.queryAllByRole('button', { name: en.enrollment.done })).toHaveLength(count);
    });

    it('offers no new ones at the end, which would void those just saved', async () => {
      const { user } = start({ codes: CODES, onDone: () => {} });
      await user.click(screen.getByRole('checkbox'));
      await user.click(button(en.backupCodes.finish));
      expect(screen.getAllByRole('button')).toEqual([button(en.enrollment.done)]);
    });

    describe('if the user has to enter one of them', () => {
      const field = (): HTMLElement => screen.getByLabelText(en.backupCodes.typeBackLabel);

      it('accepts any of them, and nothing else, as proof', async () => {
        const { user, onSaved } = start({ codes: CODES }, { typeBackCode: true });
        expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
        await user.click(button(en.backupCodes.finish));
        expect(field()).toHaveFocus();
        await user.type(field(), 'aaaa-bbbb');
        await user.click(button(en.backupCodes.finish));
        expect(field()).toHaveAccessibleDescription(expect.stringContaining(en.backupCodes.typeBackWrong));
        expect(onSaved).not.toHaveBeenCalled();
        await user.clear(field());
        await user.type(field(), CODES[1] ?? '');
        await user.click(button(en.backupCodes.finish));
        expect(onSaved).toHaveBeenCalledOnce();
      });

      it('makes the browser ask before the page is left', () => {
        start({ codes: CODES }, { typeBackCode: true });
        expect(asksBeforeLeaving()).toBe(true);
      });
    });
  });

  describe('in account settings', () => {
    it.each([
      [12, en.backupCodes.remaining(12), undefined],
      [4, en.backupCodes.remaining(4), undefined],
      [3, en.backupCodes.low(3), 'warning'],
      [2, en.backupCodes.low(2), 'warning'],
      [1, en.backupCodes.low(1), 'error'],
      [0, en.backupCodes.noneLeft, 'error'],
    ])('says how many are left: %s', (left, words, tone) => {
      start({ left });
      expect(root()).toHaveTextContent(words);
      expect(root().querySelector('[data-mfa-part="notice"]')?.getAttribute('data-tone')).toBe(tone);
    });

    it.each([
      [8, 'secondary'],
      [4, 'secondary'],
      [3, 'primary'],
      [1, 'primary'],
      [0, 'primary'],
      [undefined, 'secondary'],
    ])('the button for new ones is as urgent as their number: %s', (left, variant) => {
      start({ left });
      expect(button(en.backupCodes.regenerate)).toHaveAttribute('data-variant', variant);
    });

    it.each([
      ['NETWORK', 'primary'],
      ['RATE_LIMITED', 'secondary'],
    ] as const)('the button for new ones is as urgent as the doubt about the old ones: %s', async (code, variant) => {
      const { user, sandbox } = start({ left: 8 });
      sandbox.faults.fail('regenerateBackupCodes', { code });
      await user.click(button(en.backupCodes.regenerate));
      await user.click(button(en.backupCodes.confirm));
      await waitFor(() => expect(status()).toBe('idle'));
      expect(button(en.backupCodes.regenerate)).toHaveAttribute('data-variant', variant);
    });

    it("says nothing if the backend doesn't give a count", () => {
      start();
      expect(root()).not.toHaveTextContent(/left/);
    });

    it('creates new ones only after saying that the old ones will stop working', async () => {
      const { user, sandbox } = start();
      await user.click(button(en.backupCodes.regenerate));
      expect(root()).toHaveTextContent(en.backupCodes.confirmDescription);
      expect(sandbox.calls).toEqual([]);
      await user.click(button(en.common.cancel));
      expect(status()).toBe('idle');
      expect(sandbox.calls).toEqual([]);
      await user.click(button(en.backupCodes.regenerate));
      await user.click(button(en.backupCodes.confirm));
      await waitFor(() => expect(shownCodes()).toHaveLength(10));
      expect(callsOf(sandbox, 'regenerateBackupCodes')).toHaveLength(1);
    });

    it('makes one call for two confirmations in one tick', async () => {
      const { user, sandbox } = start();
      await user.click(button(en.backupCodes.regenerate));
      const yes = button(en.backupCodes.confirm);
      act(() => {
        fireEvent.click(yes);
        fireEvent.click(yes);
      });
      await waitFor(() => expect(shownCodes()).toHaveLength(10));
      expect(callsOf(sandbox, 'regenerateBackupCodes')).toHaveLength(1);
    });

    it('creates no new ones while the current ones are unsaved', async () => {
      const { user, sandbox } = start();
      await user.click(button(en.backupCodes.regenerate));
      await user.click(button(en.backupCodes.confirm));
      await waitFor(() => expect(shownCodes()).toHaveLength(10));
      expect(screen.queryByRole('button', { name: en.backupCodes.regenerate })).not.toBeInTheDocument();
      expect(callsOf(sandbox, 'regenerateBackupCodes')).toHaveLength(1);
    });

    it("offers none if the backend can't create any", () => {
      const sandbox = sandboxWith({ totp: true });
      const { regenerateBackupCodes: _, ...adapter } = sandbox.adapter;
      show(<BackupCodesPanel left={4} />, { adapter });
      expect(screen.queryByRole('button')).not.toBeInTheDocument();
    });

    it('waits if the server requires it', async () => {
      const time = fakeTime();
      const { user, sandbox } = start();
      sandbox.faults.fail('regenerateBackupCodes', { code: 'RATE_LIMITED', retryAfter: 40 });
      await user.click(button(en.backupCodes.regenerate));
      await user.click(button(en.backupCodes.confirm));
      await screen.findByText(/Try again in 40 seconds/, { selector: '[role="timer"]' });
      expect(button(en.backupCodes.regenerate)).toHaveAttribute('aria-disabled', 'true');
      await user.click(button(en.backupCodes.regenerate));
      expect(status()).toBe('idle');
      await time.advance(41_000);
      await user.click(button(en.backupCodes.regenerate));
      expect(status()).toBe('confirming');
    });

    it.each(['NETWORK', 'SERVER', 'UNKNOWN'] as const)(
      'after %s, says that the old ones may no longer work',
      async (code) => {
        const { user, sandbox } = start();
        sandbox.faults.fail('regenerateBackupCodes', { code });
        await user.click(button(en.backupCodes.regenerate));
        await user.click(button(en.backupCodes.confirm));
        await waitFor(() => expect(announced()).toContain(en.backupCodes.outcomeUnknown));
        expect(screen.getAllByText(en.backupCodes.outcomeUnknown)[0]).toBeVisible();
      },
    );

    it.each(['RATE_LIMITED', 'LOCKED', 'METHOD_UNAVAILABLE'] as const)('says no such thing after %s', async (code) => {
      const { user, sandbox } = start();
      sandbox.faults.fail('regenerateBackupCodes', { code });
      await user.click(button(en.backupCodes.regenerate));
      await user.click(button(en.backupCodes.confirm));
      await waitFor(() => expect(status()).toBe('idle'));
      expect(root()).not.toHaveTextContent('may no longer work');
    });

    it('offers no retry if the account is locked for an unknown time', async () => {
      const { user, sandbox } = start();
      sandbox.faults.fail('regenerateBackupCodes', { code: 'LOCKED' });
      await user.click(button(en.backupCodes.regenerate));
      await user.click(button(en.backupCodes.confirm));
      await waitFor(() => expect(root()).toHaveTextContent(en.challenge.contactSupport));
      expect(screen.queryByRole('button', { name: en.backupCodes.regenerate })).toBeNull();
    });

    it('after a timeout, says that the old ones may no longer work', async () => {
      const time = fakeTime();
      const { user, sandbox } = start();
      sandbox.faults.drop('regenerateBackupCodes');
      await user.click(button(en.backupCodes.regenerate));
      await user.click(button(en.backupCodes.confirm));
      await time.advance(6000);
      expect(announced()).toContain(en.common.stillWorking);
      await time.advance(25_000);
      expect(root()).toHaveTextContent(en.backupCodes.outcomeUnknown);
      expect(callsOf(sandbox, 'regenerateBackupCodes')).toHaveLength(1);
    });
  });

  describe.each<[string, unknown]>([
    ['an HTML page', '<!doctype html><h1>200 OK</h1>'],
    ['null', null],
    ['nothing', undefined],
    ['{}', {}],
    ['{ success: true }', { success: true }],
    ['an empty list', []],
    ['10 000 codes', Array.from({ length: 10_000 }, (_, i) => `code-${i}`)],
    ['a code twice', ['aaaa-bbbb', 'aaaa-bbbb']],
    ['a number among them', ['aaaa-bbbb', 12345678]],
    ['an empty one among them', ['aaaa-bbbb', '']],
    ['one of a thousand characters', ['x'.repeat(1000)]],
    ['one with a line break', ['aaaa\nbbbb']],
    ['codes inside an object', { codes: ['aaaa-bbbb'] }],
  ])('if new codes are answered with %s', (_, answer) => {
    it('shows none, and says that the server failed', async () => {
      const { user, sandbox } = start();
      sandbox.faults.answer('regenerateBackupCodes', () => answer);
      await user.click(button(en.backupCodes.regenerate));
      await user.click(button(en.backupCodes.confirm));
      await waitFor(() => expect(status()).toBe('idle'));
      expect(root()).toHaveTextContent(en.errors.SERVER);
      expect(shownCodes()).toEqual([]);
    });
  });

  describe('if the response comes late', () => {
    it('ignores it after the component is unmounted', async () => {
      const { user, sandbox, unmount, onSaved } = start();
      const held = sandbox.faults.hold('regenerateBackupCodes');
      await user.click(button(en.backupCodes.regenerate));
      await user.click(button(en.backupCodes.confirm));
      unmount();
      held.release();
      await act(async () => {});
      expect(onSaved).not.toHaveBeenCalled();
      expect(document.body).toHaveTextContent('');
    });
  });

  describe('after a backup code was used', () => {
    it('offers new ones, which the user can decline', async () => {
      const onSkip = vi.fn();
      const { user } = start({ reason: 'used', left: 3, onSkip });
      expect(screen.getByRole('heading', { name: en.backupCodes.offerTitle.used })).toBeVisible();
      expect(root()).toHaveTextContent(en.backupCodes.low(3));
      await user.click(button(en.backupCodes.later));
      expect(onSkip).toHaveBeenCalledOnce();
    });
  });

  describe('if there never were any', () => {
    it('creates them on one click, because there are no old ones to lose', async () => {
      const { user, sandbox } = start({ reason: 'missing', onSkip: () => {} });
      expect(button(en.backupCodes.skip)).toBeVisible();
      await user.click(button(en.backupCodes.make));
      await waitFor(() => expect(shownCodes()).toHaveLength(10));
      expect(callsOf(sandbox, 'regenerateBackupCodes')).toHaveLength(1);
    });
  });
});

describe('the clipboard', () => {
  it('is written only on click, and never read', async () => {
    const { user } = start({ codes: CODES });
    const { clipboard } = navigator;
    const write = vi.spyOn(clipboard, 'writeText');
    const read = vi.spyOn(clipboard, 'readText');
    await user.tab();
    await user.hover(button(en.backupCodes.copy));
    expect(write).not.toHaveBeenCalled();
    await user.click(button(en.backupCodes.copy));
    await waitFor(() => expect(write).toHaveBeenCalledExactlyOnceWith(CODES.join('\n')));
    expect(read).not.toHaveBeenCalled();
  });
});
