import { fetchError } from '../core/contract/fetchError.js';

/** Options of an adapter that uses HTTP: where your server is, and how to send requests to it. */
export interface HttpOptions {
  /** The URL that the paths are appended to: '/api/mfa', 'https://api.example.com/mfa'. */
  baseUrl: string;
  /** Sent with every request. A function is called for each one, for a token that changes. */
  headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>) | undefined;
  /** Whether cookies are sent. Use 'include' for a server on another origin. @default 'same-origin' */
  credentials?: RequestCredentials | undefined;
  /** @default the global one, looked up at each call */
  fetch?: typeof fetch | undefined;
}

export interface HttpCall {
  /** @default 'POST' */
  method?: 'GET' | 'POST' | 'DELETE' | undefined;
  /** Sent as JSON. */
  body?: object | undefined;
  headers?: Record<string, string> | undefined;
  signal?: AbortSignal | undefined;
  keepalive?: boolean | undefined;
}

export interface HttpAnswer {
  response: Response;
  /** Undefined if there is none or if it isn't JSON, such as an error page of a proxy. */
  body: unknown;
  isEmpty: boolean;
}

/**
 * Makes one request. It is never repeated, because a code works only once.
 *
 * @throws MfaError if there was no response. An error status is a response.
 */
export async function httpSend(options: HttpOptions, path: string, call: HttpCall = {}): Promise<HttpAnswer> {
  const { method = 'POST', body, signal, keepalive = false } = call;
  try {
    const headers = new Headers(typeof options.headers === 'function' ? await options.headers() : options.headers);
    headers.set('accept', 'application/json');
    if (body) headers.set('content-type', 'application/json');
    for (const [name, value] of Object.entries(call.headers ?? {})) headers.set(name, value);
    const response = await (options.fetch ?? fetch)(`${options.baseUrl.replace(/\/$/, '')}${path}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
      credentials: options.credentials ?? 'same-origin',
      redirect: 'manual', // otherwise a 307 would send the code to another address
      keepalive,
      ...(signal && { signal }),
    });
    const text = await response.text();
    return { response, body: parseJson(text), isEmpty: text === '' };
  } catch (thrown) {
    throw fetchError(thrown, signal);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
