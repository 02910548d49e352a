import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { type MfaErrorCode, mfaErrors, TotpSetup } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { anna, announced, button, callsOf, codeField, phone, root, sandboxWith, show, status } from './screen.js';
import { fakeTime } from './time.js';

const KEY = /^([A-Z2-7]{4} ?)+$/;
const START = en.setup.totp.start;
const AGAIN = en.common.tryAgain;
const WRONG = en.errors.INVALID_CODE;
const codes = Object.keys(mfaErrors) as MfaErrorCode[];

async function start(
  change: (sandbox: Sandbox) => void = () => {},
  props: Parameters<typeof TotpSetup>[0] = {},
  options: Parameters<typeof sandboxWith>[1] = {},
) {
  const sandbox = sandboxWith({}, options);
  sandbox.signIn(anna.email);
  change(sandbox);
  const shown = show(<TotpSetup {...props} />, sandbox);
  await shown.user.click(button(START));
  const key = async (): Promise<string> => (await screen.findByText(KEY)).textContent ?? '';
  return { ...shown, sandbox, key };
}

/** The drawing appears a moment after its placeholder. */
const drawing = (): Promise<Element> =>
  waitFor(() => {
    const svg = screen.getByRole('img', { name: en.totp.qrLabel }).querySelector('svg');
    if (!svg) throw new Error('The QR code isn’t drawn yet.');
    return svg;
  });

describe('<TotpSetup />', () => {
  it('makes no call before the click', () => {
    const sandbox = sandboxWith();
    show(<TotpSetup />, sandbox);
    expect(status()).toBe('ready');
    expect(sandbox.calls).toEqual([]);
  });

  it("expands the key automatically if the QR code can't be shown", async () => {
    const sandbox = sandboxWith();
    sandbox.signIn(anna.email);
    const enrollTOTP: typeof sandbox.adapter.enrollTOTP = async (ctx) => {
      const { qrCodeUrl: _, ...rest } = (await sandbox.adapter.enrollTOTP?.(ctx)) ?? {};
      return rest;
    };
    const adapter = { ...sandbox.adapter, enrollTOTP };
    const { user } = show(<TotpSetup />, { adapter }, { issuer: '港'.repeat(64) }); // too long for a QR code
    await user.click(button(START));
    expect(await screen.findByText(en.totp.qrFailed)).toBeVisible();
    expect(screen.getByText(KEY)).toBeVisible();
  });

  it('shows the QR code and the key next to each other, with instructions in steps', async () => {
    const { key } = await start();
    expect(await key()).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    expect(await drawing()).toBeInTheDocument();
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent?.slice(0, 20))).toEqual([
      expect.stringContaining(en.totp.getApp.slice(0, 20)),
      expect.stringContaining(en.totp.scan.slice(0, 20)),
      expect.stringContaining(en.totp.enterCode.slice(0, 20)),
    ]);
    expect(root()).toHaveTextContent(en.totp.earlierEntry);
    const shown = screen.getByText(KEY);
    expect(shown).toHaveAttribute('translate', 'no');
    expect(shown).toHaveAttribute('dir', 'ltr');
  });

  it('copies the key without its spaces', async () => {
    const { user, key } = await start();
    const shown = await key();
    await user.click(button(en.totp.copyKey));
    expect(await navigator.clipboard.readText()).toBe(shown.replaceAll(' ', ''));
    expect(announced()).toContain(en.backupCodes.copied);
    expect(announced()).not.toContain(shown.slice(0, 4));
  });

  it('keeps the backup codes sealed until the code is confirmed', async () => {
    const { user, sandbox, key } = await start();
    const handedOut = sandbox.secrets().filter((secret) => /^\w{5}-\w{5}$/.test(secret));
    expect(handedOut).toHaveLength(10);
    const shown = await key();
    const hidden = () => handedOut.every((code) => !document.documentElement.outerHTML.includes(code));
    expect(hidden()).toBe(true);
    await user.type(codeField(), sandbox.wrongCode());
    await screen.findByText(WRONG);
    expect(hidden()).toBe(true);
    await user.keyboard(`${sandbox.codeFor(shown)}{Enter}`);
    expect((await screen.findAllByRole('listitem')).map(({ textContent }) => textContent)).toEqual(handedOut);
  });

  it('removes the key and the QR code as soon as the setup is confirmed', async () => {
    const { user, sandbox, key } = await start();
    const shown = await key();
    await drawing();
    const seen: (string | null)[] = [];
    const observer = new MutationObserver(() => {
      if (screen.queryByRole('heading', { name: en.backupCodes.title })) seen.push(document.body.textContent);
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    await user.type(codeField(), sandbox.codeFor(shown));
    await screen.findByRole('heading', { name: en.backupCodes.title });
    observer.disconnect();
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
    expect(seen.filter((text) => text?.includes(shown))).toEqual([]);
  });

  it("shows the confirmation's codes instead of the earlier ones", async () => {
    const later = ['later-00001', 'later-00002', 'later-00003'];
    const { user, sandbox, key } = await start((sandbox) =>
      sandbox.faults.answer('verifyTOTP', (answer) => ({ ...(answer as object), verified: true, backupCodes: later })),
    );
    await user.type(codeField(), sandbox.codeFor(await key()));
    expect((await screen.findAllByRole('listitem')).map(({ textContent }) => textContent)).toEqual(later);
  });

  it('calls the host once, at the end, when the codes are saved', async () => {
    const order: string[] = [];
    const onConfirmed = vi.fn(async () => void order.push('confirmed'));
    const onEnrolled = vi.fn(() => void order.push('enrolled'));
    const { user, sandbox, key } = await start(undefined, { onConfirmed, onEnrolled });
    await user.type(codeField(), sandbox.codeFor(await key()));
    await user.click(await screen.findByRole('checkbox', { name: en.backupCodes.saved }));
    expect(order).toEqual(['confirmed']);
    await user.click(button(en.backupCodes.finish));
    expect(order).toEqual(['confirmed', 'enrolled']);
    expect(onEnrolled).toHaveBeenCalledExactlyOnceWith({ method: 'totp' });
    expect(screen.getByRole('heading', { name: en.enrollment.doneTitle })).toBeVisible();
  });

  it('continues from its last screen if the host handles it', async () => {
    const onDone = vi.fn();
    const { user, sandbox, key } = await start(undefined, { onDone });
    await user.type(codeField(), sandbox.codeFor(await key()));
    await user.click(await screen.findByRole('checkbox', { name: en.backupCodes.saved }));
    await user.click(button(en.backupCodes.finish));
    expect(onDone).not.toHaveBeenCalled();
    await user.click(button(en.enrollment.done));
    expect(onDone).toHaveBeenCalledExactlyOnceWith();
  });

  it('shows “Done” on its last screen without any callback, but not with onEnrolled alone', async () => {
    for (const onEnrolled of [undefined, vi.fn()]) {
      const { user, sandbox, key, unmount } = await start(undefined, { onEnrolled });
      await user.type(codeField(), sandbox.codeFor(await key()));
      await user.click(await screen.findByRole('checkbox', { name: en.backupCodes.saved }));
      await user.click(button(en.backupCodes.finish));
      await screen.findByRole('heading', { name: en.enrollment.doneTitle });
      expect(screen.queryAllByRole('button', { name: en.enrollment.done })).toHaveLength(onEnrolled ? 0 : 1);
      unmount();
    }
  });

  it('waits for the host before it shows anything else', async () => {
    let install = (): void => {};
    const installed = new Promise<void>((resolve) => {
      install = resolve;
    });
    const { user, sandbox, key } = await start(undefined, { onConfirmed: () => installed });
    await user.type(codeField(), sandbox.codeFor(await key()));
    await waitFor(() => expect(callsOf(sandbox, 'verifyTOTP')).toHaveLength(1));
    await act(async () => {});
    expect(status()).toBe('confirming');
    install();
    await screen.findByRole('heading', { name: en.backupCodes.title });
  });

  it('makes one call for a code that is sent twice', async () => {
    const { sandbox, key, user } = await start();
    const code = sandbox.codeFor(await key());
    const held = sandbox.faults.hold('verifyTOTP');
    await user.type(codeField(), code);
    fireEvent.submit(codeField().form as HTMLFormElement);
    await user.click(button(en.setup.totp.confirm));
    held.release();
    await screen.findByRole('heading', { name: en.backupCodes.title });
    expect(callsOf(sandbox, 'verifyTOTP')).toHaveLength(1);
  });

  describe('when the code is wrong', () => {
    it('says so until the code is changed, and checks the next one without a click', async () => {
      const { user, sandbox, key } = await start();
      const shown = await key();
      await user.type(codeField(), sandbox.wrongCode());
      await screen.findByText(WRONG);
      expect(codeField()).toHaveFocus();
      expect(screen.getByText(KEY)).toBeInTheDocument();
      const right = sandbox.codeFor(shown);
      await user.keyboard(right.slice(0, 5));
      expect(screen.queryByText(WRONG)).not.toBeInTheDocument();
      expect(codeField()).toHaveAccessibleDescription(en.code.autoSubmit(6));
      await user.keyboard(right.slice(5));
      expect(await screen.findAllByRole('listitem')).toHaveLength(10);
    });

    it("doesn't check a refused code again, neither without a click nor on Enter", async () => {
      const { user, sandbox, key } = await start();
      await key();
      const wrong = sandbox.wrongCode();
      await user.type(codeField(), wrong);
      await screen.findByText(WRONG);
      await user.keyboard('{Enter}');
      await user.click(button(en.setup.totp.confirm));
      expect(screen.getByText(WRONG)).toBeVisible();
      expect(codeField()).toHaveFocus();
      await user.keyboard('7');
      await user.clear(codeField());
      await user.type(codeField(), wrong);
      await act(async () => {});
      expect(callsOf(sandbox, 'verifyTOTP')).toHaveLength(1);
    });

    it('checks three codes without a click, then waits for a click', async () => {
      const { user, sandbox, key } = await start();
      await key();
      sandbox.faults.fail('verifyTOTP', { code: 'INVALID_CODE' }, 5);
      await user.click(codeField());
      for (const digit of [1, 2, 3, 4]) {
        await user.keyboard(`${digit}`.repeat(6));
        await waitFor(() => expect(status()).toBe('awaiting-code'));
        await waitFor(() => expect(codeField()).toHaveValue(`${digit}`.repeat(6)));
      }
      expect(callsOf(sandbox, 'verifyTOTP')).toHaveLength(3);
      await user.keyboard('{Enter}');
      await waitFor(() => expect(callsOf(sandbox, 'verifyTOTP')).toHaveLength(4));
    });

    it('reserves the last two attempts for a click', async () => {
      const { user, sandbox, key } = await start();
      const shown = await key();
      sandbox.faults.fail('verifyTOTP', { code: 'INVALID_CODE', attemptsLeft: 2 });
      await user.type(codeField(), '111111');
      await screen.findByText(WRONG);
      await user.keyboard(sandbox.codeFor(shown));
      expect(codeField()).toHaveAccessibleDescription(en.code.submit(en.setup.totp.confirm));
      await act(async () => {});
      expect(callsOf(sandbox, 'verifyTOTP')).toHaveLength(1);
      await user.keyboard('{Enter}');
      expect(await screen.findAllByRole('listitem')).toHaveLength(10);
    });

    it('suggests that the phone’s clock is wrong after the second time', async () => {
      const { user, sandbox, key } = await start();
      await key();
      await user.type(codeField(), sandbox.wrongCode());
      await screen.findByText(WRONG);
      expect(root()).not.toHaveTextContent('Set the time');
      await user.keyboard('111111{Enter}');
      await waitFor(() => expect(root()).toHaveTextContent(en.challenge.clockHint));
    });

    it("doesn't suggest a wrong clock for calls without a response", async () => {
      const { user, sandbox, key } = await start();
      await key();
      sandbox.faults.fail('verifyTOTP', { code: 'NETWORK' }, 2);
      await user.type(codeField(), '739184');
      await waitFor(() => expect(callsOf(sandbox, 'verifyTOTP')).toHaveLength(1));
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      await user.keyboard('{Enter}');
      await waitFor(() => expect(callsOf(sandbox, 'verifyTOTP')).toHaveLength(2));
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      expect(root()).not.toHaveTextContent('Set the time');
    });
  });

  describe.each(codes)('if the start is answered with %s', (code) => {
    it('announces it, and offers a way to continue', async () => {
      const sandbox = sandboxWith();
      sandbox.signIn(anna.email);
      sandbox.faults.fail('enrollTOTP', { code, message: 'server text that nobody may see' });
      const { user } = show(<TotpSetup onRestart={() => {}} />, sandbox);
      await user.click(button(START));
      await waitFor(() => expect(status()).not.toBe('starting'));
      expect(root()).not.toHaveTextContent('server text');
      if (status() === 'expired') {
        expect(['CHALLENGE_EXPIRED', 'REAUTH_REQUIRED']).toContain(code);
        expect(button(en.common.signInAgain)).toBeVisible();
        return;
      }
      if (code === 'LOCKED') {
        await user.click(button(en.common.back));
        return;
      }
      expect(status()).toBe('ready');
      const repeats = !['CANCELLED', 'none', 'edit', 'switch'].some((one) => one === code || one === mfaErrors[code]);
      expect(button(repeats ? AGAIN : START)).toBeVisible();
      if (code === 'CANCELLED') return;
      const notice = root().querySelector('[data-mfa-part="notice"]')?.textContent ?? '';
      expect(notice).not.toBe('');
      expect(announced()).toContain(notice.split('.')[0]);
    });
  });

  describe.each(codes)('if the code is answered with %s', (code) => {
    it('enrolls nobody, says so, and offers a way to continue', async () => {
      const onEnrolled = vi.fn();
      const { user, sandbox, key } = await start(undefined, { onEnrolled, onRestart: () => {} });
      const shown = await key();
      sandbox.faults.fail('verifyTOTP', { code });
      await user.type(codeField(), sandbox.codeFor(shown));
      await waitFor(() => expect(status()).not.toBe('confirming'));
      expect(onEnrolled).not.toHaveBeenCalled();
      const exits = [en.setup.totp.confirm, START, AGAIN, en.common.signInAgain].filter((name) =>
        screen.queryByRole('button', { name }),
      );
      expect(exits).toHaveLength(1);
      if (status() === 'awaiting-code') expect(screen.getByText(KEY)).toHaveTextContent(shown);
      else expect(screen.queryByText(KEY)).not.toBeInTheDocument();
    });
  });

  it('starts again with another key after the setup has expired', async () => {
    const { user, sandbox, key } = await start();
    const first = await key();
    sandbox.clock.advance(601_000);
    await user.type(codeField(), sandbox.codeFor(first));
    await screen.findAllByText(en.errors.ENROLLMENT_EXPIRED);
    await user.click(button(AGAIN));
    const second = await key();
    expect(second).not.toBe(first);
    await user.type(codeField(), sandbox.codeFor(second));
    expect(await screen.findAllByRole('listitem')).toHaveLength(10);
  });

  it('says that it has expired before a code is refused for it, and starts again with one click', async () => {
    const time = fakeTime();
    const { user, sandbox, key } = await start();
    const first = await key();
    await time.advance(590_000);
    expect(screen.getByText(KEY)).toHaveTextContent(first);
    await time.advance(11_000);
    expect(screen.queryByText(KEY)).toBeNull();
    expect(announced()).toContain(en.errors.ENROLLMENT_EXPIRED);
    expect(callsOf(sandbox, 'verifyTOTP')).toEqual([]);
    await user.click(button(AGAIN));
    const second = await key();
    expect(second).not.toBe(first);
    await user.type(codeField(), sandbox.codeFor(second));
    expect(await screen.findByRole('list', { name: '10 backup codes' })).toBeVisible();
  });

  it('offers no retry if the account is locked for an unknown time', async () => {
    const { user, sandbox, key } = await start();
    const shown = await key();
    sandbox.faults.fail('verifyTOTP', { code: 'LOCKED' });
    await user.type(codeField(), sandbox.codeFor(shown));
    expect(await screen.findByRole('heading', { name: en.challenge.blockedTitle })).toHaveFocus();
    expect(root()).toHaveTextContent(en.challenge.blockedTitle);
    expect(root()).toHaveTextContent(en.challenge.contactSupport);
    expect(screen.queryByText(KEY)).toBeNull();
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([en.common.back]);
    expect(callsOf(sandbox, 'verifyTOTP')).toHaveLength(1);
  });

  it('waits if the server requires it, and keeps the key', async () => {
    const time = fakeTime();
    const { sandbox, key, user } = await start();
    const shown = await key();
    sandbox.faults.fail('verifyTOTP', { code: 'RATE_LIMITED', retryAfter: 20 });
    await user.type(codeField(), sandbox.codeFor(shown));
    await screen.findByText(en.errors.RATE_LIMITED);
    expect(button(en.setup.totp.confirm)).toHaveAttribute('aria-disabled', 'true');
    await time.advance(21_000);
    expect(button(en.setup.totp.confirm)).not.toHaveAttribute('aria-disabled');
    expect(screen.getByText(KEY)).toHaveTextContent(shown);
  });

  describe('with an image from the backend', () => {
    const answered = (change: object) =>
      start((sandbox) => sandbox.faults.answer('enrollTOTP', (answer) => ({ ...(answer as object), ...change })));

    it.each([
      'https://api.qrserver.com/v1/create-qr-code/?data=otpauth',
      'http://localhost/qr.png',
      '//evil.example/qr.png',
      '/qr.png',
      'blob:https://harbour.example/1',
      'data:text/html,<script>alert(1)</script>',
      'javascript:alert(1)',
      'otpauth://hotp/Harbour?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&counter=1',
    ])('draws its own QR code instead of loading %s', async (qrCodeUrl) => {
      await answered({ qrCodeUrl });
      await drawing();
      expect(root().querySelector('img, image, link, iframe, object, [href], [src]')).toBeNull();
    });

    it("shows the backend's image if there is nothing to draw from", async () => {
      await answered({ secret: undefined, qrCodeUrl: 'data:image/png;base64,iVBORw0KGgo=' });
      const picture = await screen.findByRole('img', { name: en.totp.qrLabel });
      expect(picture.querySelector('img')).toHaveAttribute('alt', '');
      expect(screen.queryByText(KEY)).not.toBeInTheDocument();
    });

    it("doesn't break the page if a code is too long to draw", async () => {
      await answered({ qrCodeUrl: undefined, account: 'a'.repeat(200), issuer: 'b'.repeat(5000) });
      expect(await screen.findByText(KEY)).toBeInTheDocument();
    });
  });

  it.each<[string, unknown]>([
    ['an HTML page', '<!doctype html><h1>502</h1>'],
    ['null', null],
    ['nothing', undefined],
    ['{}', {}],
    ['an enrollment without id', { secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP' }],
    ['an enrollment without secret', { id: 'e1' }],
    ['a secret that is none', { id: 'e1', secret: 'not base32!' }],
    ['no backup codes but a page', { id: 'e1', secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', backupCodes: '<html>' }],
    [
      'too many backup codes',
      { id: 'e1', secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', backupCodes: Array.from({ length: 10_000 }, String) },
    ],
    [
      'the same backup code twice',
      { id: 'e1', secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', backupCodes: ['aaaa-bbbb', 'aaaa-bbbb'] },
    ],
  ])('says that the server failed if it responds with %s, and starts again on the next click', async (_, answer) => {
    const { user, key } = await start((sandbox) => sandbox.faults.answer('enrollTOTP', () => answer));
    await screen.findAllByText(en.errors.SERVER);
    expect(status()).toBe('ready');
    await user.click(button(AGAIN));
    expect(await key()).toMatch(KEY);
  });

  it.each<[string, unknown]>([
    ['an HTML page', '<!doctype html><h1>200 OK</h1>'],
    ['true', true],
    ['a number', 1],
    ['a list', []],
    ['{ success: false }', { success: false }],
    ['{ verified: false }', { verified: false }],
    ['{ error: … }', { error: { message: 'no' } }],
  ])('enrolls nobody if the confirmation is answered with %s', async (_, answer) => {
    const onEnrolled = vi.fn();
    const { user, sandbox, key } = await start(undefined, { onEnrolled });
    const shown = await key();
    sandbox.faults.answer('verifyTOTP', () => answer);
    await user.type(codeField(), sandbox.codeFor(shown));
    await screen.findByText(en.errors.SERVER);
    expect(status()).toBe('awaiting-code');
    expect(onEnrolled).not.toHaveBeenCalled();
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['{}', {}],
    ['{ success: true }', { success: true }],
    ['{ verified: true }', { verified: true }],
  ])('is finished if the confirmation is answered with %s', async (_, answer) => {
    const { user, sandbox, key } = await start();
    const shown = await key();
    sandbox.faults.answer('verifyTOTP', () => answer);
    await user.type(codeField(), sandbox.codeFor(shown));
    expect(await screen.findAllByRole('listitem')).toHaveLength(10);
  });

  it('ignores an enrollment that arrives after the user has gone back', async () => {
    const sandbox = sandboxWith();
    sandbox.signIn(anna.email);
    const held = sandbox.faults.hold('enrollTOTP');
    const { user } = show(<TotpSetup />, sandbox);
    await user.click(button(START));
    await user.click(button(en.common.back));
    held.release();
    await act(async () => {});
    expect(screen.queryByText(KEY)).not.toBeInTheDocument();
  });

  it('has a code field with as many digits as the authenticator’s codes', async () => {
    const { user, sandbox, key } = await start(undefined, {}, { codeLength: { totp: 8 } });
    const shown = await key();
    await user.type(codeField(8), sandbox.codeFor(shown));
    expect(await screen.findAllByRole('listitem')).toHaveLength(10);
  });

  it('tells the app which service the entry is for', async () => {
    const sandbox = sandboxWith({ sms: phone });
    sandbox.signIn(anna.email);
    const enrollTOTP = vi.fn(async () => ({
      id: 'e1',
      secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
      account: anna.email,
    }));
    const { user } = show(<TotpSetup />, { adapter: { ...sandbox.adapter, enrollTOTP } }, { issuer: 'Harbour & Søn' });
    await user.click(button(START));
    await drawing();
    expect(screen.getByText(KEY)).toHaveTextContent('JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP');
  });
});
