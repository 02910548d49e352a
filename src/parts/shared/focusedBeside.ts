'use client';

/** What has the focus, seen from an element's own tree: for the document, all inside a shadow root is its host. */
export function focusedBeside(element: Element): Element | null {
  const root = element.getRootNode();
  if (!('activeElement' in root)) return null; // no longer in a page
  const { activeElement } = root as Document | ShadowRoot;
  return activeElement ?? ('host' in root ? focusedBeside((root as ShadowRoot).host) : null);
}
