import type { MfaError } from '../contract/error.js';
import { SecretBox } from './secretBox.js';

/** The codes that a flow has had checked. They decide whether another code may be checked without a click. */
export interface CodeTries {
  /** The code that is being checked and those that were refused, newest last. The flow wipes the box when it ends. */
  tried: SecretBox<readonly string[]> | undefined;
  /** How many codes were checked without a click. */
  automaticChecks: number;
  /** How many attempts are left, if the server has reported it. */
  attemptsLeft: number | undefined;
}

export const NO_TRIES: CodeTries = { tried: undefined, automaticChecks: 0, attemptsLeft: undefined };

/** How many codes may be checked without a click if the server doesn't report how many attempts are left. */
const MAX_AUTOMATIC_CHECKS = 3;
/** How many attempts are reserved for codes that the user submits with a click. */
const RESERVED_ATTEMPTS = 2;

/** Whether a complete code may be checked without a click. If so, the hint below the field says it. */
export function checksAutomatically({ attemptsLeft, automaticChecks }: CodeTries): boolean {
  return attemptsLeft === undefined ? automaticChecks < MAX_AUTOMATIC_CHECKS : attemptsLeft > RESERVED_ATTEMPTS;
}

/** Whether this code may be checked without a click: only if it hasn't been checked before. */
export function mayCheckAutomatically(tries: CodeTries, code: string | undefined): boolean {
  return checksAutomatically(tries) && (code === undefined || !codesOf(tries).includes(code));
}

/** Whether the code on screen was just refused and is unchanged: the backend would refuse it again. */
export function isRefused(tries: CodeTries, error: MfaError | undefined, code: string | undefined): boolean {
  const refused = error?.code === 'INVALID_CODE' || error?.code === 'BACKUP_CODE_USED';
  return refused && code !== undefined && codesOf(tries).at(-1) === code;
}

/** Adds a code that is being checked. */
export function withTry(tries: CodeTries, code: string | undefined, automatic: boolean): CodeTries {
  return {
    tried: code === undefined ? tries.tried : new SecretBox([...codesOf(tries), code]),
    automaticChecks: tries.automaticChecks + (automatic ? 1 : 0),
    attemptsLeft: tries.attemptsLeft,
  };
}

const codesOf = ({ tried }: CodeTries): readonly string[] => tried?.open() ?? [];
