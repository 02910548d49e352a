import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MfaChallenge } from '../../../src/index.js';
import { anna, challengeOf, codeField, phone, sandboxWith, show, signedInAs, status } from '../../components/screen.js';

/** A browser that reads codes from messages, which jsdom doesn't. */
const requests: {
  options: CredentialRequestOptions;
  arrives: (code: unknown) => void;
  refuse: (e: unknown) => void;
}[] = [];
beforeEach(() => {
  requests.length = 0;
  vi.stubGlobal('OTPCredential', class {});
  const get = (options: CredentialRequestOptions): Promise<unknown> =>
    new Promise((resolve, refuse) => {
      requests.push({ options, arrives: (code) => resolve({ code }), refuse });
      options.signal?.addEventListener('abort', () => refuse(new DOMException('', 'AbortError')));
    });
  Object.defineProperty(navigator, 'credentials', { configurable: true, value: { get } });
});
afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'credentials');
});

async function atTheField(seed: Parameters<typeof sandboxWith>[0] = { sms: phone }, webOtp = true) {
  const sandbox = sandboxWith(seed);
  const onVerified = vi.fn();
  const challenge = await challengeOf(sandbox);
  const shown = show(<MfaChallenge onRestart={() => {}} challenge={challenge} onVerified={onVerified} />, sandbox, {
    webOtp,
  });
  await waitFor(() => expect(status()).toBe('awaiting-code'));
  return { sandbox, onVerified, ...shown };
}

describe('a code from a text message', () => {
  it('fills the field, and signs in', async () => {
    const { sandbox, onVerified } = await atTheField();
    await waitFor(() => expect(requests).toHaveLength(1));
    expect(requests[0]?.options).toMatchObject({ otp: { transport: ['sms'] } });
    requests[0]?.arrives(sandbox.lastCode(phone));
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    expect(signedInAs(sandbox, onVerified)).toBe(anna.email);
  });

  it("isn't read unless the host wants that, and not for an app's code", async () => {
    const { unmount } = await atTheField({ sms: phone }, false);
    unmount();
    await atTheField({ totp: true });
    expect(requests).toHaveLength(0);
  });

  it("isn't read if the browser doesn't support it", async () => {
    Reflect.deleteProperty(window, 'OTPCredential');
    await atTheField();
    expect(requests).toHaveLength(0);
    expect(codeField()).toBeVisible();
  });

  it("isn't read anymore when the field is unmounted", async () => {
    const { unmount, sandbox } = await atTheField();
    await waitFor(() => expect(requests).toHaveLength(1));
    unmount();
    expect(requests[0]?.options.signal?.aborted).toBe(true);
    requests[0]?.arrives(sandbox.lastCode(phone));
    expect(document.body).toHaveTextContent('');
  });

  it("doesn't change the field if the browser refuses, or returns no code", async () => {
    const { sandbox, onVerified, user } = await atTheField();
    await waitFor(() => expect(requests).toHaveLength(1));
    requests[0]?.refuse(new DOMException('', 'NotAllowedError'));
    await user.type(codeField(), sandbox.lastCode(phone));
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    expect(screen.queryByText(/went wrong/)).toBeNull();
  });

  it.each([[undefined], [42], [{ toString: () => '123456' }]])('must be text: %o', async (code) => {
    await atTheField();
    await waitFor(() => expect(requests).toHaveLength(1));
    requests[0]?.arrives(code);
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    expect(codeField()).toHaveValue('');
  });

  it("from a second message fills the field that the first one didn't", async () => {
    const { user, sandbox, onVerified } = await atTheField();
    await waitFor(() => expect(requests).toHaveLength(1));
    await user.type(codeField(), '12');
    requests[0]?.arrives('000000');
    await waitFor(() => expect(requests).toHaveLength(2));
    await user.clear(codeField());
    requests[1]?.arrives(sandbox.lastCode(phone));
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
  });

  it('is requested once if the browser refuses', async () => {
    const { user } = await atTheField();
    await waitFor(() => expect(requests).toHaveLength(1));
    requests[0]?.refuse(new DOMException('', 'NotAllowedError'));
    await user.type(codeField(), '12');
    expect(requests).toHaveLength(1);
  });

  it("doesn't replace what the user is typing", async () => {
    const { user, sandbox } = await atTheField();
    await waitFor(() => expect(requests).toHaveLength(1));
    await user.type(codeField(), '12');
    requests[0]?.arrives(sandbox.lastCode(phone));
    await user.type(codeField(), '3');
    expect(codeField()).toHaveValue('123');
  });
});
