'use client';

/**
 * Marks the visible codes while the page is being printed, so that the stylesheet prints only them. If the codes are in
 * a hidden tab, the page prints as usual. Returns the cleanup.
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
