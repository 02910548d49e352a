import type { Page } from 'playwright';
import type { Said } from './schemes.js';

/** Calls `read` while the page declares this. */
export async function whileSaid<Found>(page: Page, said: Said, read: () => Promise<Found>): Promise<Found> {
  const undo = await page.evaluateHandle(say, said);
  try {
    return await read();
  } finally {
    await undo.evaluate((takeBack) => takeBack());
    await undo.dispose();
  }
}

/** Runs in the page. @returns a function that undoes it */
export function say({ root = {}, around = {}, head = '' }: Said): () => void {
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
