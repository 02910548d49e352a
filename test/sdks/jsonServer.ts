import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface JsonRequest {
  headers: IncomingHttpHeaders;
  query: URLSearchParams;
  body: Record<string, unknown>;
  /** The groups of the route's expression. */
  params: string[];
}

export type JsonRoute = [method: string, path: RegExp, handle: (request: JsonRequest) => unknown];

type Headers = Record<string, string | string[]>;

/** An error of a stand-in: a status and the body of that API. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly body: unknown,
    readonly headers: Headers = {},
  ) {
    super(JSON.stringify(body));
  }
}

/** A response with its own status or headers. Without a body, it is empty. */
export class Reply {
  constructor(
    readonly status: number,
    readonly body?: unknown,
    readonly headers: Headers = {},
  ) {}
}

/** A JSON server on its own port. A handler that returns undefined responds with 204. */
export async function startJsonServer(routes: readonly JsonRoute[], headers: Headers = {}) {
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const reply = (status: number, body: unknown, more: Headers = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers, ...more });
      response.end(body === undefined ? '' : JSON.stringify(body));
    };
    try {
      for (const [method, path, handle] of routes) {
        const hit = method === request.method && path.exec(url.pathname);
        if (!hit) continue;
        const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
        const body = isForm ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text || '{}');
        const answer = await handle({
          headers: request.headers,
          query: url.searchParams,
          body,
          params: hit.slice(1).map((group) => group ?? ''),
        });
        if (answer instanceof Reply) return reply(answer.status, answer.body, answer.headers);
        return reply(answer === undefined ? 204 : 200, answer);
      }
      reply(404, { message: `No route for ${request.method} ${url.pathname}` });
    } catch (thrown) {
      if (thrown instanceof Refusal) reply(thrown.status, thrown.body, thrown.headers);
      else reply(500, { message: String(thrown) });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
