import { dehydrate, QueryClient } from '@tanstack/react-query';
import { expect } from 'vitest';
import { findSecret } from './leak/findSecret.js';
import { instrument } from './leak/instrument.js';
import { forget, isFirstTime, note, noteAll, noted, type Sighting, sighting } from './leak/log.js';
import { readChange, readDocument, readParts } from './leak/readDom.js';

/**
 * Makes every test a security test. A test lists its secrets once, with `watchSecrets(() => sandbox.secrets())`, and
 * fails if one of them appears where none may be: at any moment in the library's attributes or unmarked text, in the
 * document after unmount, in storage, the URL, the console, error handlers, or a query cache and its events.
 */
export interface Leak {
  where: string;
  form: string;
  secret: string;
  excerpt: string;
}

const sources = new Set<() => readonly string[]>();
const clients = new Map<QueryClient, () => void>();
let observer: MutationObserver | undefined;

/** Valid until the end of the test, also when called in `beforeEach`. The function is called at the end of the test. */
export function watchSecrets(secrets: () => readonly string[]): void {
  if (expect.getState().currentTestName === undefined) {
    throw new Error('watchSecrets works inside a test. Call it in the test or in beforeEach.');
  }
  sources.add(secrets);
  if (typeof document === 'undefined' || observer) return;
  observer = new MutationObserver((records) => noteAll(records.flatMap(readChange)));
  observer.observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeOldValue: true,
    characterData: true,
    characterDataOldValue: true,
  });
}

/** Records both caches at each of their events. A client that a provider mounts is watched automatically. */
export function watchQueryClient(client: QueryClient): void {
  if (clients.has(client)) return;
  const stops = [
    client.getQueryCache().subscribe((event) => note(`query cache, ${event.type}`, event)),
    client.getMutationCache().subscribe((event) => note(`mutation cache, ${event.type}`, event)),
  ];
  clients.set(client, () => {
    for (const stop of stops) stop();
  });
}

/** Fails now if the current screen has a leak. Only text of `data-mfa-sensitive` elements may show a secret. */
export function expectNoLeak(): void {
  report([...leaksOnScreen(), ...leaksElsewhere()]);
}

/** For what only the test can see: the calls of a spy, an error, server-rendered markup. */
export function expectNoSecretIn(where: string, value: unknown): void {
  report(match([sighting(where, value)]));
}

/** Leaks in the library's part of the document now. */
export function leaksOnScreen(): Leak[] {
  return typeof document === 'undefined' ? [] : match(readParts(document));
}

/** Leaks in the whole document, for after unmount, when nothing may be left. */
export function leaksAfterUnmount(): Leak[] {
  return typeof document === 'undefined' ? [] : match(readDocument());
}

/** Leaks recorded since the start of the test, and those in storage, the URL and the caches now. */
export function leaksElsewhere(): Leak[] {
  noteAll(observer?.takeRecords().flatMap(readChange) ?? []);
  for (const client of clients.keys()) {
    note('query cache', client.getQueryCache().getAll());
    note('mutation cache', client.getMutationCache().getAll());
    const everything = { shouldDehydrateMutation: () => true, shouldDehydrateQuery: () => true };
    note('dehydrated state', dehydrate(client, everything));
  }
  if (typeof window !== 'undefined') noteWindow(window);
  return match(noted());
}

/** Stops watching for this test. */
export function endWatch(): void {
  for (const stop of clients.values()) stop();
  clients.clear();
  observer?.disconnect();
  observer = undefined;
  sources.clear();
  forget();
}

/** Throws one error that lists every leak. */
export function report(leaks: readonly Leak[]): void {
  if (leaks.length === 0) return;
  const lines = leaks.map(({ where, form, secret, excerpt }) => `- ${where}: ${secret} (${form}) in “${excerpt}”`);
  throw new Error(`Secrets were seen where none may be:\n${[...new Set(lines)].join('\n')}`);
}

/** Called by test/setup.ts in each environment. */
export function installLeakCheck(): void {
  instrument();
  if (!isFirstTime(QueryClient)) return;
  const { mount } = QueryClient.prototype;
  QueryClient.prototype.mount = function mountAndWatch(this: QueryClient): void {
    watchQueryClient(this);
    mount.call(this);
  };
}

function noteWindow({ document, history, location, localStorage, sessionStorage, name }: Window): void {
  note('storage', Object.entries(localStorage), Object.entries(sessionStorage));
  note('address', location.href, history.state);
  note('cookie', document.cookie);
  note('title', document.title, name);
}

function match(sightings: readonly Sighting[]): Leak[] {
  const secrets = [...sources].flatMap((source) => source());
  if (secrets.length === 0) return [];
  return [...byPlace(sightings)].flatMap(([where, texts]) => {
    const text = [...texts].join('\n\n\n');
    const found = findSecret(text, secrets);
    return found ? [{ where, ...found, excerpt: excerpt(text, found.secret) }] : [];
  });
}

function byPlace(sightings: readonly Sighting[]): Map<string, Set<string>> {
  const places = new Map<string, Set<string>>();
  for (const { where, text } of sightings) places.set(where, (places.get(where) ?? new Set()).add(text));
  return places;
}

/** Finds the end of the shortest prefix that contains the secret, even if it is split or encoded. */
function excerpt(text: string, secret: string): string {
  let [from, to] = [0, text.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (findSecret(text.slice(0, middle), [secret])) to = middle;
    else from = middle + 1;
  }
  return text.slice(Math.max(0, to - secret.length - 60), to + 20).trim();
}
