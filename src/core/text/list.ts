/** A list in words ("Passkey, Email, and Text message"), in the language of `locale`. */
export function formatList(items: readonly string[], locale: string): string {
  // some embedded browsers still have no Intl.ListFormat
  return Intl.ListFormat ? new Intl.ListFormat(locale).format(items) : items.join(', ');
}
