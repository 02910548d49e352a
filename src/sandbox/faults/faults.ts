import type { MfaAdapter, MfaAdminAdapter } from '../../core/contract/adapter.js';
import type { MfaErrorInfo } from '../../core/contract/error.js';

/** A method of the contract, whether a client calls it on `adapter`, `protekt` or `admin`. */
export type SandboxMethod = Exclude<keyof MfaAdapter, 'features'> | keyof MfaAdminAdapter;
type Target = SandboxMethod | '*';

/** What goes wrong with a request. */
export type Fault =
  | { readonly kind: 'drop' }
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'fail'; readonly error: unknown }
  | { readonly kind: 'lose-answer' }
  | { readonly kind: 'hold'; readonly gate: Promise<void> }
  | { readonly kind: 'answer'; readonly change: (answer: unknown) => unknown };

/** Lets go of an answer that was held. */
export interface HeldAnswer {
  release(): void;
}

/**
 * Breaks the network between the sandbox and its clients. Every fault is for the next call of one method (`'*'`: of
 * any), or for the next `times` ones (`Infinity`: until {@link SandboxFaults.clear}). Faults of a method happen in the
 * order in which they were set.
 */
export interface SandboxFaults {
  /** The request never arrives, and no answer ever comes; only an abort ends it (CANCELLED). */
  drop(method: Target, times?: number): void;
  /** The request takes that long to arrive. */
  delay(method: Target, ms: number, times?: number): void;
  /** The call is rejected before it has any effect: with an error of the contract, or with anything else. */
  fail(method: Target, error: MfaErrorInfo | Error | string | object | null | undefined, times?: number): void;
  /** The effect happens, and the answer is lost: NETWORK. A repeat then meets what the first call did. */
  loseAnswer(method: Target, times?: number): void;
  /** The effect happens at once, the answer (or the error) waits for `release()`: for answers that come late or out of order. */
  hold(method: Target, times?: number): HeldAnswer;
  /**
   * The effect happens, and the answer is replaced: by HTML, null, `{}`, or a change of the real one. `change` gets
   * undefined where the answer would have been an error, which is replaced as well.
   */
  answer(method: Target, change: (answer: unknown) => unknown, times?: number): void;
  /** Everything works again, for one method or for all. Requests that are under way keep their fault. */
  clear(method?: Target): void;
}

export interface FaultBox extends SandboxFaults {
  /** The fault that the call has to suffer, if any. */
  take(method: SandboxMethod): Fault | undefined;
}

export function createFaults(): FaultBox {
  let planned: { method: Target; fault: Fault; left: number }[] = [];
  const plan = (method: Target, fault: Fault, times = 1): void => {
    planned.push({ method, fault, left: times });
  };
  return {
    drop: (method, times) => plan(method, { kind: 'drop' }, times),
    delay: (method, ms, times) => plan(method, { kind: 'delay', ms }, times),
    fail: (method, error, times) => plan(method, { kind: 'fail', error }, times),
    loseAnswer: (method, times) => plan(method, { kind: 'lose-answer' }, times),
    answer: (method, change, times) => plan(method, { kind: 'answer', change }, times),
    hold: (method, times) => {
      let release: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => {
        release = resolve;
      });
      plan(method, { kind: 'hold', gate }, times);
      return { release: () => release() };
    },
    clear: (method) => {
      planned = method === undefined ? [] : planned.filter((entry) => entry.method !== method);
    },
    take: (method) => {
      const next = planned.find((entry) => entry.left > 0 && (entry.method === method || entry.method === '*'));
      if (!next) return undefined;
      next.left -= 1;
      return next.fault;
    },
  };
}
