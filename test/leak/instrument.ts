import { isFirstTime, note } from './log.js';

const CONSOLE = ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table', 'group', 'assert'];

/**
 * Records, once per environment, every channel through which a secret could leave a page: the console, storage,
 * cookies, history, other tabs, the URL of a request, and the global error handlers.
 */
export function instrument(): void {
  if (isFirstTime(console)) for (const method of CONSOLE) listen(console, method, `console.${method}`);
  listenToRequests();
  if (typeof window === 'undefined' || !isFirstTime(window)) return;
  listen(Storage.prototype, 'setItem', 'storage');
  listen(History.prototype, 'pushState', 'history.pushState');
  listen(History.prototype, 'replaceState', 'history.replaceState');
  listenToCookies();
  const { IDBObjectStore, Cache, BroadcastChannel } = window as Partial<Window & typeof globalThis>;
  if (IDBObjectStore) for (const method of ['add', 'put']) listen(IDBObjectStore.prototype, method, 'IndexedDB');
  if (Cache) listen(Cache.prototype, 'put', 'cache storage');
  if (BroadcastChannel) listen(BroadcastChannel.prototype, 'postMessage', 'broadcast channel');
  listen(Navigator.prototype, 'sendBeacon', 'beacon');
  window.addEventListener('error', ({ message, error }) => note('window.onerror', message, error));
  window.addEventListener('unhandledrejection', ({ reason }) => note('unhandled rejection', reason));
}

/** Only the URL, because codes belong in the body of an adapter's request. */
function listenToRequests(): void {
  if (typeof fetch === 'function' && isFirstTime(fetch)) {
    listen(globalThis, 'fetch', 'address of a request', ([to]) => [to instanceof Request ? to.url : to]);
    isFirstTime(fetch);
  }
  if (typeof XMLHttpRequest === 'function' && isFirstTime(XMLHttpRequest)) {
    listen(XMLHttpRequest.prototype, 'open', 'address of a request');
  }
}

function listenToCookies(): void {
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  if (!cookie?.set) return;
  const { set } = cookie;
  Object.defineProperty(Document.prototype, 'cookie', {
    ...cookie,
    set(value: string) {
      note('cookie', value);
      set.call(this, value);
    },
  });
}

function listen(target: object, method: string, where: string, pick = (args: unknown[]): unknown[] => args): void {
  const original: unknown = Reflect.get(target, method);
  if (typeof original !== 'function') return;
  Reflect.set(target, method, function heard(this: unknown, ...args: unknown[]): unknown {
    note(where, ...pick(args));
    return Reflect.apply(original, this, args);
  });
}
