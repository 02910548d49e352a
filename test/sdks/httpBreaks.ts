// A server of another version, one without the route, fields with other names, a network failure.
import { expect, test } from 'vitest';
import { isMfaError } from '../../src/core/contract/error.js';

/** A response whose fields have other names. */
const renamed =
  (fields: RegExp): typeof fetch =>
  async (input, init) => {
    const response = await fetch(input, init);
    const text = (await response.text()).replace(fields, '"$1Of2030":');
    return new Response(text || null, { status: response.status, headers: response.headers });
  };

const breaks = (fields: RegExp): [what: string, network: typeof fetch][] => [
  ['the network fails', () => Promise.reject(new TypeError('fetch failed'))],
  ['a proxy responds with a page', async () => new Response('<html>', { status: 200 })],
  ['the response is an empty object', async () => Response.json({})],
  ['the response is a list', async () => Response.json([])],
  ['the response is null', async () => Response.json(null)],
  ['the response is from another API', async () => Response.json({ ok: true, result: { id: 7 } })],
  ['the fields have other names', renamed(fields)],
  ['the route doesn’t exist', async () => Response.json({ message: 'x' }, { status: 404 })],
  ['it sends elsewhere', async () => new Response(null, { status: 302, headers: { location: '/' } })],
  ['the server fails', async () => Response.json({ message: 'x' }, { status: 500 })],
  ['the error has another form', async () => Response.json({ fault: 'no' }, { status: 418 })],
];

/**
 * Every method, at a moment when it would succeed: with each break, it rejects with a code.
 *
 * @param fields the expression for the names to change; its group is the name
 * @param passes methods that may succeed, because their responses contain nothing
 */
export function describeBreaks<W extends { setNetwork: (network: typeof fetch) => void }>(
  start: () => Promise<W>,
  calls: Record<string, (world: W) => Promise<() => Promise<unknown>>>,
  { fields, passes = [] }: { fields: RegExp; passes?: readonly string[] },
): void {
  const cases = Object.entries(calls).flatMap(([name, prepare]) =>
    breaks(fields).map(([what, network]) => [name, what, prepare, network] as const),
  );
  const asked = cases.filter(([name, what]) => !passes.includes(`${name}, ${what}`));
  test.each(asked)('%s rejects with a code if %s', async (_name, _what, prepare, network) => {
    const world = await start();
    const call = await prepare(world);
    world.setNetwork(network);
    const outcome: unknown = await call().then(
      (answer) => ({ answer }),
      (error: unknown) => error,
    );
    expect(isMfaError(outcome), JSON.stringify(outcome)).toBe(true);
  });
}
