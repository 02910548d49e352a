import type { Sighting } from './log.js';

const PART = '[data-mfa-part]';
const SENSITIVE = '[data-mfa-sensitive]';

/**
 * What the library has in the document where no secret may be: all text except that of elements marked
 * `data-mfa-sensitive`, and every attribute, even theirs. For example, session recorders and the host's CSS can read
 * the value attribute of a code field. The markup around the library belongs to the test, so it is ignored.
 */
export function readParts(root: Node): Sighting[] {
  const elements = elementsIn(root).filter((element) => element.closest(PART));
  return [...elements.flatMap((element) => attributesOf(element)), ...joined(textsIn(root).filter(isPublicText))];
}

/** The same for one change, including the previous text. */
export function readChange({ type, target, attributeName, oldValue, addedNodes }: MutationRecord): Sighting[] {
  if (type === 'childList') return [...addedNodes].flatMap(readParts);
  if (type === 'characterData')
    return isPublicText(target) ? [{ where: 'text', text: `${oldValue}\n${target.nodeValue}` }] : [];
  if (!(target instanceof Element) || attributeName === null || !target.closest(PART)) return [];
  return [oldValue, target.getAttribute(attributeName)]
    .filter((value) => value !== null && !showsSecret(target, attributeName, value))
    .map((value) => ({ where: placeOf(target, attributeName), text: value ?? '' }));
}

/** Everything in the document, marked or not, for when nothing of the library may be left. */
export function readDocument(): Sighting[] {
  const texts = textsIn(document).filter(({ parentElement: parent }) => parent?.localName !== 'script');
  return [...elementsIn(document).flatMap((element) => attributesOf(element, () => false)), ...joined(texts)];
}

function isPublicText({ parentElement: parent }: Node): boolean {
  return parent !== null && parent.closest(PART) !== null && parent.closest(SENSITIVE) === null;
}

/**
 * A setup link and a QR image contain the secret in an attribute. That is allowed only there, and
 * only on a marked element.
 */
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

/** Joins the texts, so that a code split across several elements is found. */
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
