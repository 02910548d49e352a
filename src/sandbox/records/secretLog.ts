/** The shortest value that is logged. A shorter one would match unrelated text, and says too little to be a leak. */
const MIN_LENGTH = 4;

/** Every secret that the sandbox issued or received, for tests that look for leaks. */
export interface SecretLog {
  note(...values: (string | undefined)[]): void;
  all(): string[];
}

export function createSecretLog(): SecretLog {
  const seen = new Set<string>();
  return {
    note: (...values) => {
      for (const value of values) if (value !== undefined && value.length >= MIN_LENGTH) seen.add(value);
    },
    all: () => [...seen],
  };
}
