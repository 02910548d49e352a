export interface Found {
  secret: string;
  /** How it was encoded in the text. */
  form: 'plain' | 'encoded' | 'base64';
}

/** A shorter secret would be found everywhere, so it is ignored. */
const SHORTEST = 4;
/** From this length on, a secret is distinctive enough to be searched inside longer words. */
const LONG = 8;

/**
 * Returns the first secret in a text: plain, split by spaces or dashes ("739 184", "7, 3, 9, 1, 8, 4"),
 * percent-encoded, JSON-escaped or in base64. A short one must be a separate word: the code 739184 isn't in 1739184000,
 * and not in 0.739184. In tests, use long and unusual values for passwords and tokens, because `password` is in the
 * markup of every password field.
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

/** Without the characters that people and formatters put between groups, and in lower case. */
const compact = (text: string): string => text.replace(/[\s,.()\u2010-\u2015-]/g, '').toLowerCase();

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Reverses percent-encoding and JSON escapes anywhere in the text. */
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
 * The part of the base64 that is the same in any text with the secret: one for each of the three positions that its
 * first byte can have in a group, without the characters that depend on its neighbors.
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
