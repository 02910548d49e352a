'use client';

/**
 * The focused element in the same document or shadow root as `element`. To a document, the focus inside a shadow root
 * is on the root's host.
 */
export function focusedBeside(element: Element): Element | null {
  const root = element.getRootNode();
  if (!('activeElement' in root)) return null; // not in a page anymore
  const { activeElement } = root as Document | ShadowRoot;
  return activeElement ?? ('host' in root ? focusedBeside((root as ShadowRoot).host) : null);
}

/** Whether the element has the focus, also inside of a shadow root. */
export const isFocused = (element: Element): boolean => focusedBeside(element) === element;
