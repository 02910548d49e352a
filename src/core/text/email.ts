/**
 * Whether a text has the shape of an email address: something, an @, and a domain with a dot. Only the server knows
 * whether the address exists, so anything that could be one is accepted.
 */
export function isEmailLike(text: string): boolean {
  const at = text.lastIndexOf('@');
  const labels = text.slice(at + 1).split('.');
  return at > 0 && !/\s/.test(text) && labels.length > 1 && labels.every((label) => label !== '');
}
