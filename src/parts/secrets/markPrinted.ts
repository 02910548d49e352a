'use client';

/**
 * Marks codes that can be seen while the page is printed, which is when the stylesheet prints them alone. Codes that lie
 * in a hidden tab leave the page's own print as it is. Returns the clean-up.
 */
export function markPrinted(list: HTMLElement): () => void {
  const window = list.ownerDocument.defaultView;
  const mark = (): void => {
    list.toggleAttribute('data-printing', list.checkVisibility({ visibilityProperty: true }));
  };
  const unmark = (): void => list.removeAttribute('data-printing');
  window?.addEventListener('beforeprint', mark);
  window?.addEventListener('afterprint', unmark);
  return () => {
    window?.removeEventListener('beforeprint', mark);
    window?.removeEventListener('afterprint', unmark);
  };
}
