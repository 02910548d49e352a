import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { MfaCallContext } from '../../../src/core/contract/adapter.js';
import { runCall } from '../../../src/hooks/runtime/runCall.js';

const CODE = '739184';
const TOKEN = 'tok-5bd1e995-0c1d';

function setUp() {
  const controller = new AbortController();
  const call = <R,>(run: (ctx: MfaCallContext) => Promise<R>, timeoutMs: number | undefined = 30_000): Promise<R> =>
    runCall(run, { controller, timeoutMs });
  return { controller, call };
}

describe('runCall', () => {
  it('returns the response to its caller', async () => {
    expect(await setUp().call(async () => ({ tokens: TOKEN }))).toEqual({ tokens: TOKEN });
  });

  it.each<[string, unknown, string]>([
    ['an error of the contract', { code: 'INVALID_CODE', message: CODE, attemptsLeft: 2 }, 'INVALID_CODE'],
    ['any other', new Error(`code ${CODE}`), 'UNKNOWN'],
    ['text', CODE, 'UNKNOWN'],
    ['nothing', undefined, 'UNKNOWN'],
    ['an abort', new DOMException('', 'AbortError'), 'CANCELLED'],
    ['a lost connection', new TypeError('Failed to fetch'), 'NETWORK'],
  ])('rejects with an MfaError for %s', async (_, thrown, code) => {
    const { call } = setUp();
    const error = await call(() => Promise.reject(thrown)).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'MfaError', code, message: code });
  });

  it('treats a synchronous error as a rejection', async () => {
    const { call } = setUp();
    const throws = (): never => {
      throw { code: 'SERVER' };
    };
    await expect(call(throws)).rejects.toMatchObject({ code: 'SERVER' });
  });

  it('makes the call once', async () => {
    const run = vi.fn(() => Promise.reject(new Error('no')));
    await expect(setUp().call(run)).rejects.toMatchObject({ code: 'UNKNOWN' });
    expect(run).toHaveBeenCalledOnce();
  });

  it('gives each call a separate signal and key', async () => {
    const { call } = setUp();
    const contexts: MfaCallContext[] = [];
    for (let i = 0; i < 3; i++) await call(async (ctx) => void contexts.push(ctx));
    expect(contexts.every(({ signal }) => signal instanceof AbortSignal)).toBe(true);
    expect(new Set(contexts.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(3);
  });

  it('creates a key even if the browser has no randomUUID', async () => {
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

    it('gives up when its time is over: aborted, with an unknown outcome', async () => {
      const { call, controller } = withFakeTime();
      const answer = call(never, 5000).catch((error: unknown) => error);
      await vi.advanceTimersByTimeAsync(4999);
      expect(controller.signal.aborted).toBe(false);
      await vi.advanceTimersByTimeAsync(1);
      expect(await answer).toMatchObject({ code: 'NETWORK' });
      expect(controller.signal.aborted).toBe(true);
    });

    it('says NETWORK, not CANCELLED, if the adapter rejects because of that abort', async () => {
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

    it.each([undefined, Number.POSITIVE_INFINITY])('never gives up with %s as a limit', async (timeoutMs) => {
      const { controller } = withFakeTime();
      let settled = false;
      const answer = runCall(never, { controller, timeoutMs }).finally(() => {
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
    it('ends as CANCELLED at once, even if the adapter ignores the signal', async () => {
      const { call, controller } = setUp();
      const answer = call(() => new Promise<never>(() => {}));
      controller.abort();
      await expect(answer).rejects.toMatchObject({ code: 'CANCELLED' });
    });

    it('drops a response that has already arrived', async () => {
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
