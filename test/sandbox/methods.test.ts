import { describe, expect, it } from 'vitest';
import { createSandbox, type SandboxOptions, type SandboxUserSeed } from '../../src/sandbox/index.js';
import { anna, challengeOf, factorOf, sandboxWith } from './fixtures.js';

const declared: SandboxOptions = {
  methods: [
    { id: 'push', name: 'Harbour app', kind: 'approval' },
    { id: 'card', name: 'Card reader', kind: 'code' },
    { id: 'voice', name: 'Phone call', kind: 'code', sends: true },
  ],
};
const withMethods = (methods: SandboxUserSeed['methods'], options: SandboxOptions = {}, seed = {}) =>
  sandboxWith({ methods, ...seed }, { ...declared, ...options });

describe('declared methods', () => {
  it('are declared by the adapter, and are set up for the users', async () => {
    const sandbox = withMethods(['push', { method: 'card', label: 'My Visa' }]);
    expect(sandbox.adapter.methods).toEqual(declared.methods);
    const { factors } = await sandbox.adapter.login(anna);
    expect(factors).toMatchObject([{ method: 'push' }, { method: 'card', label: 'My Visa' }]);
  });

  it('can be set up later, as on a page of the host', async () => {
    const sandbox = withMethods([]);
    sandbox.signIn(anna.email);
    const factor = sandbox.addFactor(anna.email, { method: 'push', label: 'Anna’s phone' });
    const { factors } = await sandbox.adapter.getStatus();
    expect(factors).toEqual([factor]);
    expect(factor).toMatchObject({ method: 'push', label: 'Anna’s phone', isDefault: true });
  });

  it('stay usable under a policy, which knows only the built-in methods', async () => {
    const sandbox = withMethods(['card'], { policy: { methods: ['totp'] } }, { totp: true });
    const { factors } = await sandbox.adapter.login(anna);
    expect(factors?.map(({ method }) => method)).toEqual(['totp', 'card']);
  });

  it('can be renamed and removed like any other', async () => {
    const sandbox = withMethods(['push'], {}, { totp: true });
    sandbox.signIn(anna.email);
    const factorId = await factorOf(sandbox, 'push');
    await sandbox.adapter.renameFactor({ factorId, label: 'Old phone' });
    expect((await sandbox.adapter.getStatus()).factors).toContainEqual(
      expect.objectContaining({ method: 'push', label: 'Old phone' }),
    );
    await sandbox.adapter.removeFactor({ factorId, method: 'push' });
    expect((await sandbox.adapter.getStatus()).factors?.map(({ method }) => method)).toEqual(['totp']);
  });

  it('must be declared before a user can have them', () => {
    expect(() => withMethods(['fax'])).toThrow('declares no "fax". It declares "push", "card", "voice".');
    expect(() => sandboxWith({ methods: ['fax'] })).toThrow('It declares none.');
    expect(() => withMethods([]).addFactor('nobody@example.com', 'push')).toThrow('nobody@example.com');
  });

  it.each(['totp', 'push'])('have ids of their own: %s', (id) => {
    const methods = [...(declared.methods ?? []), { id, name: 'Again', kind: 'code' as const }];
    expect(() => createSandbox({ methods })).toThrow(`can't declare "${id}"`);
  });
});

describe('a method with a code', () => {
  it('signs in with the code of the device, once, and refuses a wrong one', async () => {
    const sandbox = withMethods(['card'], { codeLength: { card: 8 } });
    const challengeId = await challengeOf(sandbox);
    const factorId = await factorOf(sandbox, 'card');
    const answer = (code: string) => sandbox.adapter.verifyChallenge({ challengeId, factorId, method: 'card', code });
    await expect(answer(sandbox.wrongCode(8))).rejects.toMatchObject({ code: 'INVALID_CODE', attemptsLeft: 4 });
    const code = sandbox.deviceCode(anna.email, 'card');
    expect(code).toMatch(/^\d{8}$/);
    await expect(answer(code)).resolves.toHaveProperty('tokens');
    const again = { challengeId: await challengeOf(sandbox), code };
    await expect(sandbox.adapter.verifyChallenge(again)).rejects.toMatchObject({ code: 'INVALID_CODE' });
  });

  it('gets its code sent if it needs one', async () => {
    const sandbox = withMethods([{ method: 'voice', destination: '+15550136677' }]);
    const challengeId = await challengeOf(sandbox);
    expect(sandbox.outbox).toMatchObject([{ method: 'voice', to: '+15550136677' }]);
    const code = sandbox.lastCode();
    await expect(sandbox.adapter.verifyChallenge({ challengeId, code })).resolves.toHaveProperty('tokens');
    expect(sandbox.secrets()).toEqual(expect.arrayContaining([code, '+15550136677']));
    expect(() => sandbox.deviceCode(anna.email, 'voice')).toThrow('no code of voice');
  });
});

describe('an approval', () => {
  const refused = (code: string) => expect.objectContaining({ code });

  async function requested(options: SandboxOptions = {}, seed: Partial<SandboxUserSeed> = {}) {
    const sandbox = withMethods(['push'], options, seed);
    const login = await sandbox.adapter.login(anna);
    const factorId = await factorOf(sandbox, 'push');
    const ids = { challengeId: login.challengeId ?? '', factorId };
    const { verifyApproval, sendChallenge } = sandbox.adapter;
    return {
      sandbox,
      login,
      ids,
      ask: () => verifyApproval(ids).catch((error: unknown) => error),
      send: () => sendChallenge({ ...ids, method: 'push' }),
    };
  }

  it('is requested at sign-in, and has the number that the page shows', async () => {
    const { sandbox, login, ids, ask } = await requested();
    const push = sandbox.lastPush();
    expect(login).toMatchObject({
      sentTo: ids.factorId,
      resendIn: 30,
      approval: { number: push.number, expiresIn: 60 },
    });
    expect(push).toMatchObject({ email: anna.email, method: 'push', status: 'pending', ...{ factorId: ids.factorId } });
    expect(push.number).toMatch(/^\d\d$/);
    expect(await ask()).toEqual({ pending: true, pollIn: 2 });
    expect(await sandbox.adapter.getPendingLogin()).toMatchObject({ approval: { number: push.number } });
  });

  it('signs in once it is approved, and only once', async () => {
    const { sandbox, ask } = await requested();
    const push = sandbox.lastPush(anna.email);
    push.approve(push.number);
    expect(push.status).toBe('approved');
    expect(sandbox.pushes).toEqual([]);
    expect(await ask()).toHaveProperty('tokens');
    expect(await ask()).toEqual(refused('CHALLENGE_EXPIRED'));
  });

  it.each([
    ['denied', (push: { deny(): void }) => push.deny()],
    ['approved with a wrong number', (push: { approve(number: string): void }) => push.approve('wrong')],
  ])('is refused when it is %s, and another one can follow', async (_, answer) => {
    const { sandbox, ask, send } = await requested();
    const push = sandbox.lastPush();
    answer(push);
    expect(push.status).toBe('denied');
    expect(await ask()).toEqual({ denied: true });
    await expect(send()).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfter: 30 });
    sandbox.clock.advance(30_000);
    expect(await send()).toMatchObject({ resendIn: 30, approval: { expiresIn: 60 } });
    sandbox.lastPush().approve();
    expect(await ask()).toHaveProperty('tokens');
  });

  it('can’t be answered twice, or too late', async () => {
    const { sandbox, ask, send } = await requested();
    const first = sandbox.lastPush();
    sandbox.clock.advance(60_000);
    expect(first.status).toBe('expired');
    expect(() => first.approve()).toThrow('it is expired');
    expect(await ask()).toEqual(refused('CODE_EXPIRED'));
    await send();
    const second = sandbox.lastPush();
    second.deny();
    expect(() => second.approve()).toThrow('it is denied');
    expect(() => sandbox.lastPush()).toThrow('there is no pending request');
  });

  it('is withdrawn by a newer request, by Cancel, and by another method', async () => {
    const { sandbox, ids, send } = await requested({}, { totp: true });
    const first = sandbox.lastPush();
    sandbox.clock.advance(30_000);
    await send();
    expect([first.status, sandbox.pushes.length]).toEqual(['withdrawn', 1]);
    const second = sandbox.lastPush();
    await sandbox.adapter.cancel(ids);
    expect(second.status).toBe('withdrawn');
    const challengeId = await challengeOf(sandbox);
    const code = sandbox.deviceCode(anna.email, 'totp');
    await sandbox.adapter.verifyChallenge({ challengeId, code });
    expect(sandbox.pushes).toEqual([]);
  });

  it('belongs to the sign-in that requested it', async () => {
    const { sandbox, ask } = await requested();
    const attacker = sandbox.newClient().adapter;
    const { challengeId = '' } = await attacker.login(anna);
    expect(sandbox.pushes).toHaveLength(2);
    sandbox.pushes[0]?.approve();
    expect(await attacker.verifyApproval({ challengeId: challengeId ?? '' })).toMatchObject({ pending: true });
    expect(await ask()).toHaveProperty('tokens');
  });

  it('has limits: denials end the challenge, and there is a maximum of requests per hour', async () => {
    const { sandbox, ask, send } = await requested({ limits: { attempts: 2, sendsPerHour: 3 } });
    sandbox.lastPush().deny();
    sandbox.clock.advance(30_000);
    await send();
    sandbox.lastPush().deny();
    expect(await ask()).toEqual(refused('TOO_MANY_ATTEMPTS'));
    sandbox.clock.advance(30_000);
    await send();
    sandbox.clock.advance(30_000);
    await expect(send()).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('has a limit of polls, which says how long to wait', async () => {
    const { ask } = await requested({ limits: { requestsPerMinute: 3 } });
    for (let polls = 0; polls < 3; polls++) expect(await ask()).toMatchObject({ pending: true });
    expect(await ask()).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 60 });
  });

  it('comes without a number, and only on click, if the options say so', async () => {
    const { sandbox, login, send, ask } = await requested({ numberMatching: false, sendOnLogin: false });
    expect(login).not.toHaveProperty('approval');
    expect(await ask()).toEqual(refused('CODE_EXPIRED'));
    expect(await send()).toMatchObject({ approval: { expiresIn: 60 } });
    expect(sandbox.lastPush().number).toBeUndefined();
    sandbox.lastPush().approve();
    expect(await ask()).toHaveProperty('tokens');
  });

  it('passes a step-up, and trusts the device', async () => {
    const sandbox = withMethods(['push']);
    sandbox.signIn(anna.email);
    const challenge = await sandbox.adapter.startStepUp();
    sandbox.lastPush().approve();
    const { challengeId = '' } = challenge ?? {};
    expect(await sandbox.adapter.verifyApproval({ challengeId, trustDevice: true })).toHaveProperty('tokens');
    expect(await sandbox.adapter.login(anna)).toMatchObject({ mfaRequired: false });
  });

  it('is not for a factor with a code', async () => {
    const { sandbox, ids } = await requested({}, { totp: true });
    const factorId = await factorOf(sandbox, 'totp');
    await expect(sandbox.adapter.verifyApproval({ ...ids, factorId })).rejects.toMatchObject({
      code: 'METHOD_UNAVAILABLE',
    });
    await expect(sandbox.adapter.verifyChallenge({ ...ids, code: '123456' })).rejects.toMatchObject({
      code: 'METHOD_UNAVAILABLE',
    });
  });
});
