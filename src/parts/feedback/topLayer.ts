'use client';

/**
 * Moves a layer that must cover the page into the browser's top layer, if its position in the document would
 * prevent that: an ancestor with `transform`, `filter` or `contain` limits fixed elements, and one with a low
 * `z-index` leaves it below the page's header. Otherwise it stays where it is, because the top layer would cover
 * the popup of a password manager.
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
