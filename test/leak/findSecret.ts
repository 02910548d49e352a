export interface Found {
  secret: string;
  /** How it was hidden in the text. */
  form: 'plain' | 'encoded' | 'base64';
}

/** A shorter secret would be found everywhere, so it is not looked for. */
const SHORTEST = 4;
/** From here on a secret is distinctive enough to be found inside a longer word. */
const LONG = 8;

/**
 * The first of the secrets that a text holds: plain, spread over spaces or dashes ("739 184", "7, 3, 9, 1, 8, 4"),
 * percent-encoded, JSON-escaped or in base64. A short one must stand as a word of its own: the code 739184 is not in
 * 1739184000, nor in 0.739184. Choose long and odd values for passwords and tokens in tests: `password` stands in
 * every password field's markup.
 */
export function findSecret(text: string, secrets: readonly string[]): Found | undefined {
  const decoded = decode(text);
  const views = [text, compact(text), decoded, compact(decoded)] as const;
  for (const secret of new Set(secrets)) {
    if (secret.length < SHORTEST) continue;
    if (holds(views[0], views[1], secret)) return { secret, form: 'plain' };
    if (holds(views[2], views[3], secret)) return { secret, form: 'encoded' };
    if (base64Cores(secret).some((core) => text.includes(core))) return { secret, form: 'base64' };
  }
  return undefined;
}

function holds(text: string, compacted: string, secret: string): boolean {
  const core = compact(secret).replace(/^\+/, '');
  if (core.length >= LONG) return text.includes(secret) || compacted.includes(core);
  const word = /^\d+$/.test(secret) ? [...secret].join('[\\s,-]{0,2}') : quoted(secret);
  return new RegExp(`(?<![A-Za-z0-9]|\\d\\.)${word}(?![A-Za-z0-9])`).test(text);
}

/** Without what people and formatters put between groups, and in one case. */
const compact = (text: string): string => text.replace(/[\s,.()\u2010-\u2015-]/g, '').toLowerCase();

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Undoes percent-encoding and JSON's escapes, wherever they stand in the text. */
function decode(text: string): string {
  return text
    .replace(/(%[0-9a-f]{2})+/gi, (run) => {
      try {
        return decodeURIComponent(run);
      } catch {
        return run;
      }
    })
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\[nrtbf]/g, ' ')
    .replace(/\\(.)/g, '$1');
}

/**
 * What is the same in the base64 of any text that holds the secret: one core for each of the three places that its
 * first byte can take in a group, without the characters that its neighbors share.
 */
function base64Cores(secret: string): string[] {
  const bytes = new TextEncoder().encode(secret);
  const cores = [0, 1, 2].map((shift) => {
    const binary = String.fromCharCode(...new Uint8Array(shift), ...bytes);
    const whole = btoa(binary).replace(/=+$/, '');
    const shared = (shift + bytes.length) % 3 === 0 ? 0 : 1;
    return whole.slice(shift === 0 ? 0 : shift + 1, whole.length - shared);
  });
  return [...cores, ...cores.map((core) => core.replaceAll('+', '-').replaceAll('/', '_'))].filter(
    (core) => core.length >= SHORTEST + 2,
  );
}
