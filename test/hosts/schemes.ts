/** What a page's root, the element around the drop-in, and the page's head applyPageScheme. */
export interface PageScheme {
  root?: Record<string, string>;
  around?: Record<string, string>;
  head?: string;
}

const inCss = "<style>[data-mfa-part='screen'] { color-scheme: light }</style>";

/** Ways to applyPageScheme that a page is dark, or the part of it around the drop-in. */
export const dark: Record<string, PageScheme> = {
  'color-scheme, set by a script': { root: { style: 'color-scheme: dark' } },
  'color-scheme around the drop-in': { around: { style: 'color-scheme: dark' } },
  'a meta element': { head: '<meta name="color-scheme" content="dark">' },
  '.dark': { root: { class: 'dark' } },
  '[data-theme=dark]': { root: { 'data-theme': 'dark' } },
  '.dark around the drop-in': { around: { class: 'dark' } },
  '.dark, once more inside of .light': { root: { class: 'light' }, around: { class: 'dark' } },
};

export const light: Record<string, PageScheme> = {
  'no word': {},
  '.light inside of .dark': { root: { class: 'dark' }, around: { class: 'light' } },
  'CSS for the drop-in alone, inside of .dark': { root: { class: 'dark' }, head: inCss },
};
