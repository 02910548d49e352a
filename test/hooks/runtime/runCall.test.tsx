import { dehydrate, onlineManager, QueryClient } from '@tanstack/react-query';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { MfaCallContext } from '../../../src/core/contract/adapter.js';
import { runCall } from '../../../src/hooks/runtime/runCall.js';
import { watchQueryClient, watchSecrets } from '../../leakCheck.js';

const CODE = '739184';
const TOKEN = 'tok-5bd1e995-0c1d';

function setUp(client = new QueryClient()) {
  watchSecrets(() => [CODE, TOKEN]);
  watchQueryClient(client);
  const controller = new AbortController();
  const call = <R,>(run: (ctx: MfaCallContext) => Promise<R>, timeoutMs: number | undefined = 30_000): Promise<R> =>
    runCall(client, run, { controller, timeoutMs });
  return { client, controller, call };
}
const kept = (client: QueryClient): unknown => ({
  queries: client.getQueryCache().getAll(),
  mutations: client.getMutationCache().getAll(),
});
const nothing = { queries: [], mutations: [] };

describe('runCall', () => {
  it('gives the answer to its caller, and to no cache', async () => {
    const { client, call } = setUp();
    expect(await call(async () => ({ tokens: TOKEN, echo: CODE }))).toEqual({ tokens: TOKEN, echo: CODE });
    await vi.waitFor(() => expect(kept(client)).toEqual(nothing));
  });

  it('keeps nothing to be read while it runs', async () => {
    const { client, call } = setUp();
    let end = (_: string): void => {};
    const answer = call(
      () =>
        new Promise<string>((resolve) => {
          end = resolve;
        }),
    );
    await vi.waitFor(() => expect(client.getMutationCache().getAll()).toHaveLength(1));
    const { state } = client.getMutationCache().getAll()[0] ?? {};
    expect(JSON.stringify(state?.variables)).toBe('"[secret]"');
    expect(state).toMatchObject({ data: undefined, error: null, context: undefined, isPaused: false });
    expect(dehydrate(client)).toEqual({ mutations: [], queries: [] });
    end(TOKEN);
    expect(await answer).toBe(TOKEN);
  });

  it('wipes the call itself, so that a cache event that somebody kept opens nothing', async () => {
    const { client, call } = setUp();
    const variables: unknown[] = [];
    client.getMutationCache().subscribe(({ mutation }) => variables.push(mutation?.state.variables));
    await call(async () => TOKEN);
    const boxes = variables.filter((box) => typeof box === 'object' && box !== null && 'open' in box);
    expect(boxes.length).toBeGreaterThan(0);
    for (const box of boxes as { open: () => unknown }[]) expect(box.open()).toBeUndefined();
  });

  it.each<[string, unknown, string]>([
    ['an error of the contract', { code: 'INVALID_CODE', message: CODE, attemptsLeft: 2 }, 'INVALID_CODE'],
    ['any other', new Error(`code ${CODE}`), 'UNKNOWN'],
    ['text', CODE, 'UNKNOWN'],
    ['nothing', undefined, 'UNKNOWN'],
    ['an abort', new DOMException('', 'AbortError'), 'CANCELLED'],
    ['a lost connection', new TypeError('Failed to fetch'), 'NETWORK'],
  ])('rejects with an MfaError for %s, and keeps nothing of it', async (_, thrown, code) => {
    const { client, call } = setUp();
    const error = await call(() => Promise.reject(thrown)).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'MfaError', code, message: code });
    await vi.waitFor(() => expect(kept(client)).toEqual(nothing));
  });

  it('takes what throws at once for a rejection', async () => {
    const { call } = setUp();
    const throws = (): never => {
      throw { code: 'SERVER' };
    };
    await expect(call(throws)).rejects.toMatchObject({ code: 'SERVER' });
  });

  it('is made once, whatever the client’s defaults are, and also offline', async () => {
    const { call } = setUp(
      new QueryClient({
        defaultOptions: { mutations: { retry: 5, retryDelay: 0, networkMode: 'online', gcTime: 1e9 } },
      }),
    );
    onlineManager.setOnline(false);
    onTestFinished(() => onlineManager.setOnline(true));
    const run = vi.fn(() => Promise.reject(new Error('no')));
    await expect(call(run)).rejects.toMatchObject({ code: 'UNKNOWN' });
    expect(run).toHaveBeenCalledOnce();
  });

  it('gives each call a signal and a key of its own', async () => {
    const { call } = setUp();
    const contexts: MfaCallContext[] = [];
    for (let i = 0; i < 3; i++) await call(async (ctx) => void contexts.push(ctx));
    expect(contexts.every(({ signal }) => signal instanceof AbortSignal)).toBe(true);
    expect(new Set(contexts.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(3);
  });

  it('finds a key where the browser has no randomUUID', async () => {
    vi.stubGlobal('crypto', undefined);
    onTestFinished(() => void vi.unstubAllGlobals());
    const { call } = setUp();
    const keys: (string | undefined)[] = [];
    for (let i = 0; i < 2; i++) await call(async ({ idempotencyKey }) => void keys.push(idempotencyKey));
    expect(keys[0]).toMatch(/^[a-z0-9]{6,}-[a-z0-9]{6,}$/);
    expect(keys[0]).not.toBe(keys[1]);
  });

  describe('in time', () => {
    const withFakeTime = () => {
      vi.useFakeTimers();
      onTestFinished(() => void vi.useRealTimers());
      return setUp();
    };
    const never = () => new Promise<never>(() => {});

    it('gives up when its time is over: aborted, outcome unknown', async () => {
      const { call, controller } = withFakeTime();
      const answer = call(never, 5000).catch((error: unknown) => error);
      await vi.advanceTimersByTimeAsync(4999);
      expect(controller.signal.aborted).toBe(false);
      await vi.advanceTimersByTimeAsync(1);
      expect(await answer).toMatchObject({ code: 'NETWORK' });
      expect(controller.signal.aborted).toBe(true);
    });

    it('says NETWORK, not CANCELLED, where the adapter rejects because of that abort', async () => {
      const { call } = withFakeTime();
      const answer = call(
        ({ signal }) =>
          new Promise<never>((_, reject) => {
            signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
          }),
        5000,
      ).catch((error: unknown) => error);
      await vi.advanceTimersByTimeAsync(5000);
      expect(await answer).toMatchObject({ code: 'NETWORK' });
    });

    it.each([undefined, Number.POSITIVE_INFINITY])('never gives up with %s for a limit', async (timeoutMs) => {
      const { client, controller } = withFakeTime();
      let settled = false;
      const answer = runCall(client, never, { controller, timeoutMs }).finally(() => {
        settled = true;
      });
      answer.catch(() => {});
      await vi.advanceTimersByTimeAsync(86_400_000);
      expect(settled).toBe(false);
      controller.abort();
      await expect(answer).rejects.toMatchObject({ code: 'CANCELLED' });
    });

    it('leaves no timer behind', async () => {
      const { call } = withFakeTime();
      await call(async () => TOKEN);
      await expect(call(() => Promise.reject(new Error('no')))).rejects.toThrow();
      await vi.advanceTimersByTimeAsync(1);
      expect(vi.getTimerCount()).toBe(0);
    });
  });

  describe('when it is aborted', () => {
    it('ends as CANCELLED at once, also where the adapter does not listen', async () => {
      const { call, controller, client } = setUp();
      const answer = call(() => new Promise<never>(() => {}));
      controller.abort();
      await expect(answer).rejects.toMatchObject({ code: 'CANCELLED' });
      await vi.waitFor(() => expect(kept(client)).toEqual(nothing));
    });

    it('drops an answer that was there already', async () => {
      const { call, controller } = setUp();
      let end = (_: string): void => {};
      const answer = call(
        () =>
          new Promise<string>((resolve) => {
            end = resolve;
          }),
      );
      await vi.waitFor(() => expect(end.length).toBe(1));
      end(TOKEN);
      queueMicrotask(() => controller.abort());
      await expect(answer).rejects.toMatchObject({ code: 'CANCELLED' });
    });
  });
});
