import type { MfaCallContext } from '../../core/contract/adapter.js';
import { isMfaErrorCode } from '../../core/contract/error.js';
import type { SecretLog } from '../records/secretLog.js';
import { createFaults, type Fault, type FaultBox, type SandboxMethod } from './faults.js';
import { SandboxError } from './SandboxError.js';

/** A call as the sandbox received it, without its context. */
export interface SandboxCall {
  /** The name of the method. */
  readonly name: SandboxMethod;
  /** Its arguments, without the context. */
  readonly args: readonly unknown[];
}

/** The network between clients and the backend. It takes time, logs calls, and fails if a fault is set. */
export interface Network {
  readonly faults: FaultBox;
  readonly calls: SandboxCall[];
  request<A>(
    name: SandboxMethod,
    p: object | undefined,
    ctx: MfaCallContext | undefined,
    handle: () => A | Promise<A>,
  ): Promise<A>;
}

interface NetworkOptions {
  secrets: SecretLog;
  latencyMs?: number | undefined;
  wait?: ((ms: number) => Promise<void>) | undefined;
}

export function createNetwork({ secrets, latencyMs = 0, wait = sleep }: NetworkOptions): Network {
  const faults = createFaults();
  const calls: SandboxCall[] = [];
  /**
   * The responses by idempotency key, so that an action that is sent twice has one effect and one response. Failures
   * aren't stored.
   */
  const answered = new Map<string, unknown>();

  async function request<A>(
    name: SandboxMethod,
    p: object | undefined,
    ctx: MfaCallContext = {},
    handle: () => A | Promise<A>,
  ): Promise<A> {
    const { signal } = ctx;
    calls.push({ name, args: p === undefined ? [] : [{ ...p }] });
    noteSecrets(secrets, p, ctx);
    const fault = faults.take(name);
    if (fault?.kind === 'drop') return unlessAborted(new Promise<never>(() => undefined), signal);
    const travelMs = latencyMs + (fault?.kind === 'delay' ? fault.ms : 0);
    await unlessAborted(travelMs > 0 ? wait(travelMs) : Promise.resolve(), signal);
    if (fault?.kind === 'fail') throw toThrowable(fault.error);
    const key = ctx.idempotencyKey && `${name} ${ctx.idempotencyKey}`;
    const answer = unlessAborted(once(answered, key, handle), signal);
    return fault ? applyFault(fault, answer, signal) : answer;
  }
  return { faults, calls, request };
}

/** Applies the fault to the response. */
async function applyFault<A>(fault: Fault, answer: Promise<A>, signal: AbortSignal | undefined): Promise<A> {
  const outcome = await answer.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if (fault.kind === 'lose-answer') throw new SandboxError('NETWORK', 'the response was lost.');
  if (fault.kind === 'hold') await unlessAborted(fault.gate, signal);
  // The response may have the wrong type, which is the purpose of this fault.
  if (fault.kind === 'answer') return fault.change('value' in outcome ? outcome.value : undefined) as A;
  return answer;
}

async function once<A>(
  answered: Map<string, unknown>,
  key: string | undefined,
  handle: () => A | Promise<A>,
): Promise<A> {
  if (!key) return handle();
  if (answered.has(key)) return answered.get(key) as A;
  const answer = await handle();
  answered.set(key, answer);
  return answer;
}

/** Rejects with CANCELLED as soon as the signal aborts, whether or not the promise ever settles. */
function unlessAborted<A>(promise: Promise<A>, signal: AbortSignal | undefined): Promise<A> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => reject(new SandboxError('CANCELLED', 'the request was aborted.'));
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

/** Errors of the contract become Errors, as from an SDK. Anything else is thrown unchanged. */
function toThrowable(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || error instanceof Error) return error;
  const known = 'code' in error && isMfaErrorCode(error.code);
  return known ? Object.assign(new Error(`Sandbox: ${error.code}, as set by faults.fail().`), error) : error;
}

/** Logs every secret that a user entered, or used as proof. */
function noteSecrets(secrets: SecretLog, p: object = {}, ctx: MfaCallContext): void {
  for (const [key, value] of Object.entries(p)) {
    if (['code', 'password', 'phoneNumber'].includes(key) && typeof value === 'string') secrets.note(value);
  }
  if ('email' in p && !('password' in p) && typeof p.email === 'string') secrets.note(p.email);
  secrets.note(ctx.proof?.password);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
