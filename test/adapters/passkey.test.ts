import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type PasskeyServer, withPasskey } from '../../src/adapters/passkey.js';
import type { MfaAdapter, MfaCallContext } from '../../src/core/contract/adapter.js';
import { MfaError } from '../../src/core/contract/error.js';

interface Tokens {
  accessToken: string;
}

/** The browser: what a site asks the user for, and what the user does then. */
const create = vi.fn<(options: CredentialCreationOptions) => Promise<unknown>>();
const get = vi.fn<(options: CredentialRequestOptions) => Promise<unknown>>();

const CHALLENGE = 'Y2hhbGxlbmdl'; // base64url of 'challenge'
const buffer = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer as ArrayBuffer;
const credential = (response: object) => ({
  id: 'bXkta2V5',
  rawId: buffer('my-key'),
  type: 'public-key',
  authenticatorAttachment: 'platform',
  getClientExtensionResults: () => ({}),
  response,
});
const made = credential({
  attestationObject: buffer('attestation'),
  clientDataJSON: buffer('client data'),
  getTransports: () => ['internal'],
});
const signed = credential({
  authenticatorData: buffer('authenticator'),
  clientDataJSON: buffer('client data'),
  signature: buffer('signature'),
});

function server() {
  const rp = { id: 'example.com', name: 'Harbour' };
  const user = { id: 'YW5uYQ', name: 'anna', displayName: 'Anna' };
  const options = { challenge: CHALLENGE, rp, user, pubKeyCredParams: [{ type: 'public-key' as const, alg: -7 }] };
  return {
    registrationOptions: vi.fn<PasskeyServer<Tokens>['registrationOptions']>(async () => options),
    verifyRegistration: vi.fn<PasskeyServer<Tokens>['verifyRegistration']>(async () => undefined),
    authenticationOptions: vi.fn<PasskeyServer<Tokens>['authenticationOptions']>(async () => ({
      challenge: CHALLENGE,
      allowCredentials: [{ id: 'bXkta2V5', type: 'public-key' }],
    })),
    verifyAuthentication: vi.fn<PasskeyServer<Tokens>['verifyAuthentication']>(async () => ({
      tokens: { accessToken: 'opaque' },
    })),
  } satisfies PasskeyServer<Tokens>;
}

const bare: MfaAdapter<Tokens> = { verifyChallenge: async () => ({ tokens: { accessToken: 'by code' } }) };
const refusal = (name: string): Error => new DOMException('The browser’s own words, with details.', name);

/** Stays open until the page closes it. */
const untilAborted = ({ signal }: { signal?: AbortSignal | undefined }): Promise<never> =>
  new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));

beforeEach(() => {
  vi.stubGlobal('PublicKeyCredential', class {});
  vi.stubGlobal('navigator', { credentials: { create, get } });
  vi.stubGlobal('location', { hostname: 'example.com' });
  create.mockResolvedValue(made);
  get.mockResolvedValue(signed);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetAllMocks();
});

const context: MfaCallContext = {
  signal: new AbortController().signal,
  idempotencyKey: 'once',
  proof: { password: 'correct horse battery' },
};
const { signal, proof } = context;

test('enrolls: asks the server, then the user, and sends the response to the server', async () => {
  const ours = server();
  const backupCodes = ['abcde-12345'];
  ours.verifyRegistration.mockResolvedValue({ tokens: { accessToken: 'opaque' }, backupCodes });
  const { enrollPasskey } = withPasskey(bare, ours);
  const p = { challengeId: 'c1', label: 'Laptop' };
  await expect(enrollPasskey(p, context)).resolves.toEqual({ tokens: { accessToken: 'opaque' }, backupCodes });
  expect(create.mock.calls[0]?.[0].publicKey?.challenge).toEqual(buffer('challenge'));
  const response = expect.objectContaining({ id: 'bXkta2V5', type: 'public-key' });
  // a server that stores keys would treat two requests with one key as one
  expect(ours.registrationOptions).toHaveBeenCalledExactlyOnceWith(p, { signal, proof });
  expect(ours.verifyRegistration).toHaveBeenCalledExactlyOnceWith({ ...p, response }, context);
});

test('enrolls without parameters', async () => {
  const ours = server();
  await expect(withPasskey(bare, ours).enrollPasskey()).resolves.toBeUndefined();
  expect(ours.registrationOptions).toHaveBeenCalledWith({}, {});
});

test('verifies: asks the server, then the user, and sends the response to the server', async () => {
  const ours = server();
  const p = { challengeId: 'c1', factorId: 'f1', trustDevice: true };
  await expect(withPasskey(bare, ours).verifyPasskey(p, context)).resolves.toEqual({
    tokens: { accessToken: 'opaque' },
  });
  expect(get.mock.calls[0]?.[0].publicKey?.challenge).toEqual(buffer('challenge'));
  expect(ours.authenticationOptions).toHaveBeenCalledWith({ challengeId: 'c1', factorId: 'f1' }, { signal, proof });
  const response = expect.objectContaining({ id: 'bXkta2V5' });
  expect(ours.verifyAuthentication).toHaveBeenCalledExactlyOnceWith({ ...p, response }, context);
});

describe('an error of the browser', () => {
  test.each([
    ['NotAllowedError', 'CANCELLED'],
    ['AbortError', 'CANCELLED'],
    ['InvalidStateError', 'ALREADY_ENROLLED'],
    ['SecurityError', 'METHOD_UNAVAILABLE'],
    ['NotSupportedError', 'METHOD_UNAVAILABLE'],
    ['ConstraintError', 'METHOD_UNAVAILABLE'],
    ['UnknownError', 'UNKNOWN'],
    ['SomethingNewError', 'UNKNOWN'],
  ] as const)('when a passkey is made: %s is %s', async (name, code) => {
    create.mockRejectedValue(refusal(name));
    const ours = server();
    const error: unknown = await withPasskey(bare, ours)
      .enrollPasskey()
      .catch((thrown: unknown) => thrown);
    expect(error).toEqual(new MfaError(code));
    expect(ours.verifyRegistration).not.toHaveBeenCalled();
  });

  test.each([
    ['NotAllowedError', 'CANCELLED'],
    ['AbortError', 'CANCELLED'],
    ['SecurityError', 'METHOD_UNAVAILABLE'],
    ['NotSupportedError', 'METHOD_UNAVAILABLE'],
    ['UnknownError', 'UNKNOWN'],
  ] as const)('when a passkey is used: %s is %s', async (name, code) => {
    get.mockRejectedValue(refusal(name));
    const ours = server();
    await expect(withPasskey(bare, ours).verifyPasskey({ challengeId: 'c1' })).rejects.toEqual(new MfaError(code));
    expect(ours.verifyAuthentication).not.toHaveBeenCalled();
  });

  test("on a domain that doesn't support passkeys, is METHOD_UNAVAILABLE", async () => {
    vi.stubGlobal('location', { hostname: '192.0.2.1' });
    get.mockRejectedValue(refusal('SecurityError'));
    const { verifyPasskey } = withPasskey(bare, server());
    await expect(verifyPasskey({ challengeId: 'c1' })).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
  });

  test("in a browser without passkeys, is METHOD_UNAVAILABLE, and the server isn't asked", async () => {
    vi.stubGlobal('PublicKeyCredential', undefined);
    const ours = server();
    const { enrollPasskey, verifyPasskey } = withPasskey(bare, ours);
    await expect(enrollPasskey()).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
    await expect(verifyPasskey({ challengeId: 'c1' })).rejects.toMatchObject({ code: 'METHOD_UNAVAILABLE' });
    expect(ours.registrationOptions).not.toHaveBeenCalled();
    expect(ours.authenticationOptions).not.toHaveBeenCalled();
  });
});

describe('an abort', () => {
  test.each(['enrollPasskey', 'verifyPasskey'] as const)('closes the dialog of %s', async (method) => {
    create.mockImplementation(untilAborted);
    get.mockImplementation(untilAborted);
    const adapter = withPasskey(bare, server());
    const controller = new AbortController();
    const asking =
      method === 'enrollPasskey'
        ? adapter.enrollPasskey({}, { signal: controller.signal })
        : adapter.verifyPasskey({ challengeId: 'c1' }, { signal: controller.signal });
    const dialog = method === 'enrollPasskey' ? create : get;
    await vi.waitFor(() => expect(dialog).toHaveBeenCalledOnce());
    controller.abort();
    await expect(asking).rejects.toEqual(new MfaError('CANCELLED'));
    expect(dialog.mock.calls[0]?.[0].signal?.aborted).toBe(true);
  });

  test('before the dialog prevents it from opening', async () => {
    const controller = new AbortController();
    const ours = server();
    const { authenticationOptions } = server();
    ours.authenticationOptions.mockImplementation((...args) => {
      controller.abort();
      return authenticationOptions(...args);
    });
    const asking = withPasskey(bare, ours).verifyPasskey({ challengeId: 'c1' }, { signal: controller.signal });
    await expect(asking).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(get).not.toHaveBeenCalled();
  });

  test("after the dialog doesn't close another one's dialog", async () => {
    const first = new AbortController();
    const ours = server();
    let sent = (): void => {};
    ours.verifyAuthentication.mockImplementation(
      () => new Promise((resolve) => (sent = () => resolve({ tokens: { accessToken: 'late' } }))),
    );
    const adapter = withPasskey(bare, ours);
    const answering = adapter.verifyPasskey({ challengeId: 'c1' }, { signal: first.signal });
    await vi.waitFor(() => expect(ours.verifyAuthentication).toHaveBeenCalled());
    create.mockImplementation(untilAborted);
    void adapter.enrollPasskey().catch(() => undefined);
    await vi.waitFor(() => expect(create).toHaveBeenCalled());
    first.abort();
    expect(create.mock.calls[0]?.[0].signal?.aborted).toBe(false);
    sent();
    await answering;
  });
});

test("the server's rejection is passed on unchanged, before the dialog and after it", async () => {
  const ours = server();
  const reauth = { code: 'REAUTH_REQUIRED', reauth: 'password' };
  ours.registrationOptions.mockRejectedValue(reauth);
  await expect(withPasskey(bare, ours).enrollPasskey()).rejects.toBe(reauth);
  expect(create).not.toHaveBeenCalled();
  const wrong = { code: 'INVALID_CODE', attemptsLeft: 2 };
  ours.verifyAuthentication.mockRejectedValue(wrong);
  await expect(withPasskey(bare, ours).verifyPasskey({ challengeId: 'c1' })).rejects.toBe(wrong);
});

test.each([undefined, null, '<html>', {}, { challenge: 1 }])('options that are %j are SERVER', async (options) => {
  const ours = server();
  Object.assign(ours, { registrationOptions: async () => options, authenticationOptions: async () => options });
  const { enrollPasskey, verifyPasskey } = withPasskey(bare, ours);
  await expect(enrollPasskey()).rejects.toMatchObject({ code: 'SERVER' });
  await expect(verifyPasskey({ challengeId: 'c1' })).rejects.toMatchObject({ code: 'SERVER' });
  expect(create).not.toHaveBeenCalled();
});

test('the rest of the adapter is unchanged, even if it needs `this', async () => {
  class Backend implements MfaAdapter<Tokens> {
    readonly #token = 'of the class';
    readonly features = { trustDevice: true };
    async verifyChallenge() {
      return { tokens: { accessToken: this.#token } };
    }
    async enrollTOTP() {
      return { id: this.#token };
    }
  }
  const adapter = withPasskey(new Backend(), server());
  expect(new Set(Object.keys(adapter))).toEqual(
    new Set(['verifyChallenge', 'enrollTOTP', 'features', 'enrollPasskey', 'verifyPasskey']),
  );
  const { verifyChallenge, enrollTOTP, features } = adapter;
  await expect(verifyChallenge({ challengeId: 'c1', code: '123456' })).resolves.toEqual({
    tokens: { accessToken: 'of the class' },
  });
  await expect(enrollTOTP?.()).resolves.toEqual({ id: 'of the class' });
  expect(features).toEqual({ trustDevice: true });
});
