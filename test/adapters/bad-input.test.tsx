// httpAdapter and protektAdapter pass answers on as they are, and the library reads them. So these tests check what
// reaches the host: a backend of another version, one without the method, fields with other names, a network failure.
import { waitFor } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { contractMethods } from '../../src/adapters/contractMethods.js';
import { type HttpMethod, httpAdapter } from '../../src/adapters/http.js';
import { protektAdapter } from '../../src/adapters/protekt.js';
import { type MfaAdapter, toMfaError } from '../../src/index.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { calls, type World, worldOf } from './badInputCalls.js';

/** Breaks that may pass: a call that returns nothing may return any object without a failure, and a list has no names. */
const HARMLESS: Record<string, string[]> = {
  'the answer is an object without members': ['sendChallenge', 'verifyTOTP', 'removeFactor'],
  'the answer is of another API': ['sendChallenge', 'verifyTOTP', 'removeFactor'],
  'the fields have other names': ['sendChallenge', 'verifyTOTP', 'removeFactor', 'regenerateBackupCodes'],
};
function casesOf<B>(breaks: readonly (readonly [what: string, B])[]) {
  return breaks.flatMap(([what, broken]) =>
    Object.keys(calls)
      .filter((name) => !HARMLESS[what]?.includes(name))
      .map((name) => [name, what, broken] as const),
  );
}
const otherNames = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer ?? {}).replace(/"(\w+)":/g, '"$1Of2030":'));

async function expectRefusal(name: string, world: World, breakIt: () => void): Promise<void> {
  const make = await calls[name]?.(world);
  breakIt();
  await make?.();
  await waitFor(() => expect(world.failed).not.toEqual([]));
  expect(world.succeeded).not.toHaveBeenCalled();
}
/** Without a break, each call succeeds; otherwise its errors would prove nothing. */
async function expectSuccess(name: string, world: World): Promise<void> {
  await (await calls[name]?.(world))?.();
  await waitFor(() => expect(world.succeeded).toHaveBeenCalled());
  expect(world.failed).toEqual([]);
}
const names = Object.keys(calls).filter((name) => name !== 'startStepUp');

describe('httpAdapter', () => {
  const methods = contractMethods.filter((name): name is HttpMethod => !name.endsWith('Passkey'));
  const paths = new Map(methods.map((name) => [name.replace(/[A-Z]+/g, (part) => `-${part.toLowerCase()}`), name]));

  /** A server of the convention. */
  const serverOf =
    ({ adapter }: Sandbox): typeof fetch =>
    async (url, init) => {
      const name = paths.get(String(url).split('/').at(-1) ?? '') as HttpMethod;
      const call = adapter[name as keyof typeof adapter] as (p: unknown) => Promise<unknown>;
      return call(JSON.parse(String(init?.body))).then(
        (answer) => (answer === undefined ? new Response(null, { status: 204 }) : Response.json(answer)),
        (error: unknown) => Response.json(toMfaError(error), { status: 400 }),
      );
    };
  function open() {
    let network = (send: () => Promise<Response>): Promise<Response> => send();
    const world = worldOf((sandbox) => {
      const server = serverOf(sandbox);
      return httpAdapter({ baseUrl: '/mfa', methods, fetch: (url, init) => network(() => server(url, init)) });
    });
    const setNetwork = (next: typeof network): void => {
      network = next;
    };
    return { world, setNetwork };
  }

  test.each(names)('%s succeeds on a server of the convention', (name) => expectSuccess(name, open().world));

  const breaks: [what: string, network: (send: () => Promise<Response>) => Promise<Response>][] = [
    ['the network drops', () => Promise.reject(new TypeError('fetch failed'))],
    ['a proxy answers with a page', async () => new Response('<html>')],
    ['the answer is empty', async () => new Response('')],
    ['the answer is a list', async () => Response.json([])],
    ['the answer is text', async () => Response.json('ok')],
    ['the answer is an object without members', async () => Response.json({})],
    ['the answer is of another API', async () => Response.json({ ok: true, result: { id: 7 } })],
    ['the fields have other names', async (send) => Response.json(otherNames(await (await send()).json()))],
    ['the answer names an error', async () => Response.json({ data: null, error: 'no' })],
    ['there is no such route', async () => Response.json({ message: 'x' }, { status: 404 })],
    ['it sends elsewhere', async () => new Response(null, { status: 302, headers: { location: '/' } })],
    ['the server fails', async () => Response.json({ message: 'x' }, { status: 500 })],
    ['the refusal is of another form', async () => Response.json({ fault: 'no' }, { status: 418 })],
  ];
  test.each(casesOf(breaks))('%s refuses with a code when %s', async (name, _, network) => {
    const { world, setNetwork } = open();
    await expectRefusal(name, world, () => setNetwork(network));
  });
});

describe('protektAdapter', () => {
  type Answer = (answer: () => unknown) => unknown;
  function open() {
    let change: Answer | undefined | 'gone' = (answer) => answer();
    const world = worldOf((sandbox) => {
      const mfa = new Proxy(sandbox.adapter, {
        get: (target, name) => {
          const method: unknown = Reflect.get(target, name);
          if (typeof method !== 'function' || change === 'gone') return change === 'gone' ? undefined : method;
          return (...args: unknown[]) => (change as Answer)(() => method(...args));
        },
      });
      return protektAdapter(mfa as MfaAdapter);
    });
    const setSdk = (next: Answer | 'gone'): void => {
      change = next;
    };
    return { world, setSdk };
  }

  test.each(names)('%s succeeds with the SDK as it is', (name) => expectSuccess(name, open().world));

  const breaks: [what: string, change: Answer | 'gone'][] = [
    ['the network drops', () => Promise.reject(new TypeError('fetch failed'))],
    ['the SDK throws at once', () => JSON.parse('not JSON')],
    ['the SDK rejects with a response', () => Promise.reject(new Response(null, { status: 500 }))],
    ['the method is gone', 'gone'],
    ['the answer is text', async () => '<html>'],
    ['the answer is a list', async () => []],
    ['the answer is a number', async () => 7],
    ['the answer is an object without members', async () => ({})],
    ['the answer is of another API', async () => ({ ok: true, result: { id: 7 } })],
    ['the fields have other names', async (answer) => otherNames(await answer())],
    ['the answer names an error', async () => ({ data: null, error: { message: 'no' } })],
    ['the answer says that it failed', async () => ({ success: false })],
  ];
  test.each(casesOf(breaks))('%s refuses with a code when %s', async (name, _, change) => {
    const { world, setSdk } = open();
    await expectRefusal(name, world, () => setSdk(change));
  });
});
