/** Shorter values would be found everywhere, and leak nothing. */
const SHORTEST = 4;

/** Everything secret that the sandbox handed out or was given, for a test that looks for leaks. */
export interface SecretLog {
  note(...values: (string | undefined)[]): void;
  all(): string[];
}

export function createSecretLog(): SecretLog {
  const seen = new Set<string>();
  return {
    note: (...values) => {
      for (const value of values) if (value !== undefined && value.length >= SHORTEST) seen.add(value);
    },
    all: () => [...seen],
  };
}
