import type { Page } from 'playwright';
import type { PageScheme } from './schemes.js';

/** Calls `read` while the page declares this. */
export async function withPageScheme<Found>(
  page: Page,
  pageScheme: PageScheme,
  read: () => Promise<Found>,
): Promise<Found> {
  const undo = await page.evaluateHandle(applyPageScheme, pageScheme);
  try {
    return await read();
  } finally {
    await undo.evaluate((restore) => restore());
    await undo.dispose();
  }
}

/** Runs in the page. @returns a function that undoes it */
export function applyPageScheme({ root = {}, around = {}, head = '' }: PageScheme): () => void {
  const attributes = [
    ...Object.entries(root).map(([name, value]) => ['html', name, value] as const),
    ...Object.entries(around).map(([name, value]) => ['main', name, value] as const),
  ];
  for (const [selector, name, value] of attributes) {
    const element = document.querySelector<HTMLElement>(selector);
    if (name === 'style' && element)
      element.style.cssText = value; // a strict policy blocks the attribute
    else element?.setAttribute(name, value);
  }
  document.head.insertAdjacentHTML('beforeend', head);
  const added = head && document.head.lastElementChild;
  return () => {
    for (const [selector, name] of attributes) document.querySelector(selector)?.removeAttribute(name);
    if (added) added.remove();
  };
}
