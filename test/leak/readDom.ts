import type { Sighting } from './log.js';

const PART = '[data-mfa-part]';
const SENSITIVE = '[data-mfa-sensitive]';

/**
 * What the library has in the document where no secret may be: all text but that of elements marked
 * `data-mfa-sensitive`, and every attribute, theirs too: the value attribute of a code field, for one, is read by
 * session replay and by the host's CSS. The markup around the library is the test's own, so it is left out.
 */
export function readParts(root: Node): Sighting[] {
  const elements = elementsIn(root).filter((element) => element.closest(PART));
  return [...elements.flatMap((element) => attributesOf(element)), ...joined(textsIn(root).filter(isPublicText))];
}

/** The same of one change, with what stood there before it. */
export function readChange({ type, target, attributeName, oldValue, addedNodes }: MutationRecord): Sighting[] {
  if (type === 'childList') return [...addedNodes].flatMap(readParts);
  if (type === 'characterData')
    return isPublicText(target) ? [{ where: 'text', text: `${oldValue}\n${target.nodeValue}` }] : [];
  if (!(target instanceof Element) || attributeName === null || !target.closest(PART)) return [];
  return [oldValue, target.getAttribute(attributeName)]
    .filter((value) => value !== null && !showsSecret(target, attributeName, value))
    .map((value) => ({ where: placeOf(target, attributeName), text: value ?? '' }));
}

/** Everything in the document, marked or not: for when nothing of the library may be left in it. */
export function readDocument(): Sighting[] {
  const texts = textsIn(document).filter(({ parentElement: parent }) => parent?.localName !== 'script');
  return [...elementsIn(document).flatMap((element) => attributesOf(element, () => false)), ...joined(texts)];
}

function isPublicText({ parentElement: parent }: Node): boolean {
  return parent !== null && parent.closest(PART) !== null && parent.closest(SENSITIVE) === null;
}

/** A setup link and a QR image are shown by an attribute: there, and only on a marked element, it is no leak. */
function showsSecret(element: Element, name: string, value: string): boolean {
  const isShown = (name === 'href' && value.startsWith('otpauth:')) || (name === 'src' && value.startsWith('data:'));
  return isShown && element.closest(SENSITIVE) !== null;
}

function attributesOf(element: Element, isExempt = showsSecret): Sighting[] {
  return [...element.attributes]
    .filter(({ name, value }) => !isExempt(element, name, value))
    .map(({ name, value }) => ({ where: placeOf(element, name), text: value }));
}

function placeOf(element: Element, attribute: string): string {
  const part = element.closest(PART)?.getAttribute('data-mfa-part');
  return `attribute ${attribute} of <${element.localName}>${part ? ` in part ${part}` : ''}`;
}

/** As one text, in which a code shows that is spread over several elements. */
function joined(nodes: Node[]): Sighting[] {
  const text = nodes
    .map((node) => node.nodeValue?.trim())
    .filter(Boolean)
    .join(' ');
  return text ? [{ where: 'text', text }] : [];
}

function elementsIn(root: Node): Element[] {
  const below = root instanceof Element || root instanceof Document ? [...root.querySelectorAll('*')] : [];
  return root instanceof Element ? [root, ...below] : below;
}

function textsIn(root: Node): Node[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT);
  const found: Node[] = root.nodeType === Node.TEXT_NODE ? [root] : [];
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}
