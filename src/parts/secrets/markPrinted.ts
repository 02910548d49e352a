'use client';

/**
 * Marks codes that can be seen while the page is printed, which is when the stylesheet prints them alone. Codes that lie
 * in a hidden tab leave the page's own print as it is. Returns the clean-up.
 */
export function markPrinted(list: HTMLElement): () => void {
  const mark = ({ type }: Event): void => {
    list.toggleAttribute('data-printing', type === 'beforeprint' && list.checkVisibility({ visibilityProperty: true }));
  };
  const types = ['beforeprint', 'afterprint'];
  for (const type of types) addEventListener(type, mark);
  return () => {
    for (const type of types) removeEventListener(type, mark);
  };
}
