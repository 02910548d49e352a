import type { MfaAdapter, MfaAdminAdapter } from '../../core/contract/adapter.js';
import type { MfaErrorInfo } from '../../core/contract/error.js';

/** The name of a method, whether a client calls it on `adapter`, `protekt` or `admin`. */
export type SandboxMethod = Exclude<keyof MfaAdapter, 'features' | 'methods'> | keyof MfaAdminAdapter;
type Target = SandboxMethod | '*';

/** What goes wrong with a request. */
export type Fault =
  | { readonly kind: 'drop' }
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'fail'; readonly error: unknown }
  | { readonly kind: 'lose-answer' }
  | { readonly kind: 'hold'; readonly gate: Promise<void> }
  | { readonly kind: 'answer'; readonly change: (answer: unknown) => unknown };

/** A response that is held back, until it is released. */
export interface HeldAnswer {
  /** Delivers the response. Safe to call twice. */
  release(): void;
}

/**
 * Breaks the network between the sandbox and its clients. A fault affects the next call of one method (`'*'` means any
 * method), or the next `times` calls (`Infinity` means until {@link SandboxFaults.clear}). Faults happen in the order
 * in which they were set.
 */
export interface SandboxFaults {
  /** Loses the request: it never arrives, and there is no response. Only an abort ends it (CANCELLED). */
  drop(method: Target, times?: number): void;
  /** Delays the request. */
  delay(method: Target, ms: number, times?: number): void;
  /** Rejects the call before it has any effect, with an error of the contract or with anything else. */
  fail(method: Target, error: MfaErrorInfo | Error | string | object | null | undefined, times?: number): void;
  /** Loses the response: the call takes effect and then rejects with NETWORK. A repeated call sees that effect. */
  loseAnswer(method: Target, times?: number): void;
  /**
   * Holds the response, or the error, until `release()`: the call takes effect at once. Use it for late responses, or
   * responses out of order.
   */
  hold(method: Target, times?: number): HeldAnswer;
  /**
   * Replaces the response, for example with HTML, null, `{}` or a changed copy. The call still takes effect.
   * If the call failed, `change` gets undefined, and its value replaces the error.
   */
  answer(method: Target, change: (answer: unknown) => unknown, times?: number): void;
  /** Removes the faults of one method, or all. Running requests keep their fault. */
  clear(method?: Target): void;
}

export interface FaultBox extends SandboxFaults {
  /** Removes and returns the fault for this call, if there is one. */
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
