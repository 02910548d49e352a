'use client';

/**
 * Lifts a layer that has to cover the page into the browser's top layer, where its place in the document keeps it from
 * that: an ancestor with `transform`, `filter` or `contain` holds fixed elements back, and one with a low `z-index`
 * leaves it under the page's header. Elsewhere it stays where it is, since a password manager's own popup would be
 * covered by the top layer.
 */
export function topLayer(layer: HTMLElement | null): void {
  if (!layer || typeof layer.showPopover !== 'function' || coversThePage(layer)) return;
  layer.popover = 'manual';
  layer.showPopover();
}

function coversThePage(layer: HTMLElement): boolean {
  const { clientWidth: width, clientHeight: height } = layer.ownerDocument.documentElement;
  const { left, top, right, bottom } = layer.getBoundingClientRect();
  if (left > 1 || top > 1 || right < width - 1 || bottom < height - 1) return false;
  const page = layer.getRootNode() as Document | ShadowRoot;
  return [1, height / 2].every((y) => layer.contains(page.elementFromPoint(width / 2, y)));
}
