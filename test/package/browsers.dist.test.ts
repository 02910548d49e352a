import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { describe, expect, it } from 'vitest';
import { BROWSERS } from '../../scripts/browsers.mjs';
import { entries, root } from '../../scripts/entries.mjs';

/** All code of the package and its dependencies, as a host's build for these browsers writes it. */
async function bundle(target: string[] | string): Promise<string> {
  const { outputFiles } = await esbuild.build({
    entryPoints: entries()
      .filter(({ dist }) => dist.endsWith('.js'))
      .map(({ dist }) => path.join(root, dist)),
    bundle: true,
    format: 'esm',
    outdir: '/out',
    external: ['react', 'react-dom', '@tanstack/react-query', 'vitest'],
    target,
    supported: { 'regexp-unicode-property-escapes': true }, // esbuild requires the newest script names
    write: false,
  });
  return outputFiles.map(({ text }) => text).join('\n');
}
const bundled = await bundle('esnext');

/** What one of these browsers lacks, from MDN's tables. A call that first checks for it is GUARDED. */
const LATER = [
  /\bArray\.prototype\.group/,
  /\bAbortSignal\.any\b/, //                          Firefox 124
  /\bAtomics\.(?:waitAsync|pause)\b/,
  /\b(?:Async)?DisposableStack\b/,
  /\bClipboardItem\b/, //                             Firefox 127
  /\bCloseWatcher\b/,
  /\bcookieStore\b/,
  /\bdocument\.startViewTransition\b/,
  /\bError\.isError\b/,
  /\bFloat16Array\b/,
  /\bIntl\.DurationFormat\b/, //                      Chrome 129, Firefox 136
  /\bIntl\.Segmenter\b/, //                           Firefox 125
  /\bIterator\.(?:from|concat|zip|prototype)\b/,
  /\bJSON\.(?:rawJSON|isRawJSON)\b/,
  /\bMath\.(?:f16round|sumPrecise)\b/,
  /\bnavigator\.(?:userAgentData|virtualKeyboard)\b/,
  /\bOTPCredential\b/, //                             Chrome alone
  /\bPromise\.try\b/, //                              Chrome 128, Firefox 134, Safari 18.2
  /\bPublicKeyCredential\??\.(?:getClientCapabilities|parse\w+FromJSON|signal\w+)\b/,
  /\bRegExp\.escape\b/,
  /\brequestIdleCallback\b/, //                       not Safari
  /\bscheduler\.(?:postTask|yield)\b/,
  /\bSymbol\.(?:asyncDispose|dispose)\b/,
  /\bTemporal\b/,
  /\bURL\.parse\b/, //                                Chrome 126, Firefox 126, Safari 18
  /\b(?:fromBase64|fromHex|setFromBase64|setFromHex|toBase64|toHex)\(/,
  /\.(?:isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(/, // Firefox 127
  /\.(?:hide|show|toggle)Popover\b/, //               Firefox 125
  /\.(?:moveBefore|requestClose|setHTML|setHTMLUnsafe|getHTML)\b/,
  /\.(?:entries|keys|values)\(\)\s*\.(?:drop|every|filter|find|flatMap|forEach|map|reduce|some|take|toArray)\(/, // Firefox 131
];

/** The code checks for each before using it. */
const GUARDED = [
  'OTPCredential', // without it, the user types the code
  'fromHex(', // @noble/hashes has its own as well
  'toHex(',
  '.showPopover', // without it, a dialog is below the host's own
  'PublicKeyCredential.getClientCapabilities', // @simplewebauthn/browser; we call none of these four
  'PublicKeyCredential.signalAllAcceptedCredentials',
  'PublicKeyCredential.signalCurrentUserDetails',
  'PublicKeyCredential.signalUnknownCredential',
];

/** All of these browsers support them. Look up a name before you add it. */
const FUNCTIONS = [
  ...['blur', 'brightness', 'calc', 'clamp', 'color-mix', 'counter', 'cubic-bezier', 'inset', 'light-dark'],
  'linear-gradient',
  'repeating-conic-gradient',
  ...[
    'max',
    'min',
    'minmax',
    'repeat',
    'rgb',
    'rgba',
    'rotate',
    'scale',
    'translate',
    'translateX',
    'translateY',
    'url',
  ],
  'var',
];
const PSEUDO = [
  ...[
    'active',
    'after',
    'autofill',
    'backdrop',
    'before',
    'checked',
    'dir',
    'disabled',
    'empty',
    'first-child',
    'focus',
  ],
  ...[
    'focus-visible',
    'focus-within',
    'has',
    'host',
    'hover',
    'invalid',
    'is',
    'lang',
    'last-child',
    'link',
    'not',
    'only-child',
  ],
  ...['nth-child', 'placeholder', 'read-only', 'root', 'selection', 'visited', 'where'],
];
const AT_RULES = ['container', 'font-face', 'keyframes', 'layer', 'media', 'property', 'supports'];
const LATER_PROPERTIES =
  /(?:^|[{;])(anchor-\w+|animation-(?:range|timeline)|corner-shape|field-sizing|interpolate-size|overlay|position-(?:anchor|area|try)|text-box[\w-]*|transition-behavior|view-transition-[\w-]+|zoom):/g;

const namesIn = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].flatMap(([, name]) => name ?? [])),
];

function unknownTo(css: string): string[] {
  const bare = css.replace(/"[^"]*"|'[^']*'/g, '""');
  const heads = namesIn(bare, /([^{};]+)\{/g);
  const selectors = heads.filter((head) => !head.startsWith('@')).join('\n');
  const functions = namesIn(bare, /(?<![\w-])([a-zA-Z][\w-]*)\(/g);
  return [
    ...functions.filter((name) => ![...FUNCTIONS, ...PSEUDO].includes(name)).map((name) => `${name}()`),
    ...namesIn(selectors, /::?([a-z-]+)/g).filter((name) => !PSEUDO.includes(name) && !name.startsWith('-webkit-')),
    ...namesIn(bare, /@([a-z-]+)/g).filter((name) => !AT_RULES.includes(name)),
    ...namesIn(bare, LATER_PROPERTIES),
  ];
}

describe(`the built package in ${BROWSERS.join(', ')}`, () => {
  it("has no syntax that they don't support", async () => {
    expect(await bundle(BROWSERS)).toBe(bundled);
  });

  it('calls nothing that they lack, unless it checks first', () => {
    const found = new Set(LATER.flatMap((pattern) => bundled.match(new RegExp(pattern, 'g')) ?? []));
    expect([...found].sort()).toEqual([...GUARDED].sort());
  });

  it.each(entries().filter(({ dist }) => dist.endsWith('.css')))(
    "has no rule in $dist that they don't support",
    (entry) => {
      expect(unknownTo(readFileSync(path.join(root, entry.dist), 'utf8'))).toEqual([]);
    },
  );

  it.each([
    ['a selector', 'a:user-valid{color:red}', ['user-valid']],
    ['a function', 'a{color:contrast-color(red)}', ['contrast-color()']],
    ['a rule', '@starting-style{a{color:red}}', ['starting-style']],
    ['a property', 'a{color:red;field-sizing:content}', ['field-sizing']],
  ])('would fail with %s, which is newer', (_what, css, found) => {
    expect(unknownTo(css)).toEqual(found);
  });
});
