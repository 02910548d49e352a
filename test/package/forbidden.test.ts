import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { filesIn, layerOf, sources } from './sources.js';

/** What no code in src may call, and why. `in` lists the layers where it is legitimate. */
const FORBIDDEN: { name: string; pattern: RegExp; in?: string[] }[] = [
  // Text from the server is rendered as text.
  { name: 'dangerouslySetInnerHTML', pattern: /dangerouslySetInnerHTML/ },
  { name: 'innerHTML or outerHTML', pattern: /\b(inner|outer)HTML\b/ },
  { name: 'insertAdjacentHTML', pattern: /\binsertAdjacentHTML\b/ },
  { name: 'document.write', pattern: /\bdocument\s*\.\s*write(ln)?\b/ },
  { name: 'DOMParser', pattern: /\bDOMParser\b/ },
  { name: 'eval', pattern: /\beval\s*\(/ },
  { name: 'new Function', pattern: /\bnew\s+Function\b/ },
  { name: 'a timer with code in a string', pattern: /\bset(Timeout|Interval)\s*\(\s*['"`]/ },
  // Nothing is stored, and nothing is sent to other tabs.
  { name: 'localStorage', pattern: /\blocalStorage\b/ },
  { name: 'sessionStorage', pattern: /\bsessionStorage\b/ },
  { name: 'indexedDB', pattern: /\bindexedDB\b/ },
  { name: 'caches', pattern: /\bcaches\s*\./ },
  { name: 'document.cookie', pattern: /\bdocument\s*\.\s*cookie\s*=(?!=)|\bcookieStore\b/ },
  // Some servers put a CSRF token there, which is sent back in a header.
  { name: 'the reading of cookies', pattern: /\bdocument\s*\.\s*cookie\b/, in: ['adapters'] },
  { name: 'BroadcastChannel', pattern: /\bBroadcastChannel\b/ },
  { name: 'the history', pattern: /\b(pushState|replaceState)\b/ },
  { name: 'the address', pattern: /\blocation\s*\.\s*(href|assign|replace|hash|search)\b/ },
  // Only adapters send requests.
  { name: 'fetch', pattern: /\bfetch\s*\(/, in: ['adapters'] },
  { name: 'XMLHttpRequest', pattern: /\bXMLHttpRequest\b/ },
  { name: 'sendBeacon', pattern: /\bsendBeacon\b/ },
  { name: 'a socket', pattern: /\b(WebSocket|EventSource|RTCPeerConnection)\b/ },
  // Nothing is logged, and browsers don't have Node's globals.
  { name: 'console', pattern: /\bconsole\s*\./ },
  { name: 'debugger', pattern: /\bdebugger\b/ },
  { name: 'process', pattern: /\bprocess\s*[.[]|typeof\s+process\b/ },
  { name: 'Buffer', pattern: /\bBuffer\b/ },
  // The client never decides whether a code is right. The sandbox replaces the server.
  { name: 'the computing of codes', pattern: /\bsubtle\b|\bhmac\b/i, in: ['sandbox'] },
  { name: 'a one-time-password library', pattern: /['"]otpauth['"]/, in: ['sandbox'] },
];

/** Without comments and types, which may contain these words. */
const codeOf = (file: string, source: string): string =>
  transformSync(source, { loader: file.endsWith('x') ? 'tsx' : 'ts', jsx: 'preserve', sourcefile: file }).code;

const code = new Map([...sources()].map(([file, source]) => [file, codeOf(file, source)]));

const found = (files: Map<string, string>, pattern: RegExp, allowed: string[] = []): string[] =>
  [...files.keys()].filter((file) => !allowed.includes(layerOf(file)) && pattern.test(files.get(file) ?? ''));

/** Which rules find a planted line. */
const foundIn = (file: string, line: string, name: string): string[] =>
  FORBIDDEN.filter((rule) => rule.name === name).flatMap((rule) =>
    found(new Map([[file, codeOf(file, line)]]), rule.pattern, rule.in),
  );

describe('src', () => {
  it.each(FORBIDDEN)('does not use $name', ({ pattern, in: allowed }) => {
    expect(found(code, pattern, allowed)).toEqual([]);
  });

  it('has stylesheets that load nothing from outside', () => {
    const remote = [...filesIn('src/styles', /\.css$/)].filter(([, css]) =>
      /url\(\s*['"]?(?!data:)|@import\s+['"](?!\.\/)/.test(css),
    );
    expect(remote.map(([file]) => file)).toEqual([]);
  });
});

describe('the check itself', () => {
  it.each([
    ['dangerouslySetInnerHTML', '<p dangerouslySetInnerHTML={{ __html: text }} />'],
    ['innerHTML or outerHTML', 'node.innerHTML = text'],
    ['eval', 'eval (text)'],
    ['localStorage', "window.localStorage.setItem('a', code)"],
    ['document.cookie', 'document.cookie = code'],
    ['the reading of cookies', 'send(document.cookie)'],
    ['fetch', 'await fetch(url)'],
    ['console', 'console.error(code)'],
    ['process', "process.env.NODE_ENV === 'test'"],
    ['a one-time-password library', "import { TOTP } from 'otpauth'; TOTP.generate()"],
  ])('would find %s', (name, line) => {
    expect(foundIn('parts/A.tsx', line, name)).toEqual(['parts/A.tsx']);
  });

  it('allows a call where it is legitimate, and a word in a comment', () => {
    expect(foundIn('adapters/http.ts', 'fetch(url)', 'fetch')).toEqual([]);
    expect(foundIn('core/a.ts', '/** Never localStorage. */ export const a = 1;', 'localStorage')).toEqual([]);
  });
});
