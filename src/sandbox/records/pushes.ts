import type { MfaApproval } from '../../core/contract/adapter.js';
import type { Backend } from '../backend.js';
import { secondsFromNow, secondsUntil } from '../clock.js';
import type { ChallengeRecord } from './challenges.js';
import type { DeclaredFactor } from './factors.js';
import { countSend } from './outbox.js';

/** A request for approval on the user's other device. Its functions are what the user can do there. */
export interface SandboxPush {
  readonly id: string;
  /** The account that it was sent to. */
  readonly email: string;
  /** The id of the declared method. */
  readonly method: string;
  /** The factor that it was sent to. */
  readonly factorId: string;
  /** What the sign-in page shows, unless the option `numberMatching` is off. */
  readonly number: string | undefined;
  /** When it was sent, in epoch ms. */
  readonly sentAt: number;
  /** When it expires, in epoch ms. */
  readonly expiresAt: number;
  /** `withdrawn`: the sign-in was canceled, passed with another method, or has sent a newer request. */
  readonly status: 'pending' | 'approved' | 'denied' | 'expired' | 'withdrawn';
  /**
   * Approves the sign-in, with the number that the user entered on the device. A wrong number denies it.
   * Throws if the request isn't pending.
   * @default the right number
   */
  approve(number?: string): void;
  /** Denies the sign-in. Throws if the request isn't pending. */
  deny(): void;
}

export interface PushRecord {
  readonly number: string | undefined;
  readonly expiresAt: number;
  readonly resendAt: number;
  outcome?: 'approved' | 'denied';
}

/** Sends a request to a device. It replaces the previous one. Throws RATE_LIMITED if that one was sent too recently. */
export function requestApproval(backend: Backend, challenge: ChallengeRecord, factor: DeclaredFactor): void {
  const { clock, limits, random, settings } = backend;
  countSend(backend, challenge.user.id, challenge.requests.get(factor.id));
  const record: PushRecord = {
    number: settings.numberMatching ? random.digits(2) : undefined,
    expiresAt: Math.min(secondsFromNow(clock, limits.pushSeconds), challenge.expiresAt),
    resendAt: secondsFromNow(clock, limits.resendSeconds),
  };
  challenge.requests.set(factor.id, record);
  backend.pushes.push(pushOf(backend, challenge, factor, record));
}

export function describeRequest({ clock }: Backend, { number, expiresAt }: PushRecord): MfaApproval {
  return { expiresIn: secondsUntil(clock, expiresAt), ...(number === undefined ? {} : { number }) };
}

function pushOf(backend: Backend, challenge: ChallengeRecord, factor: DeclaredFactor, record: PushRecord): SandboxPush {
  const answer = (push: SandboxPush, outcome: 'approved' | 'denied'): void => {
    if (push.status !== 'pending') throw new Error(`Sandbox: this request can't be answered, it is ${push.status}.`);
    record.outcome = outcome;
    if (outcome === 'denied') challenge.failures += 1;
  };
  const { number, expiresAt } = record;
  const push: SandboxPush = {
    id: backend.random.id('push'),
    email: challenge.user.email,
    method: factor.declared.id,
    factorId: factor.id,
    number,
    sentAt: backend.clock.now(),
    expiresAt,
    get status() {
      if (record.outcome) return record.outcome;
      if (!isNewest(backend, challenge, factor, record)) return 'withdrawn';
      return expiresAt > backend.clock.now() ? 'pending' : 'expired';
    },
    approve: (entered = number) => answer(push, entered === number ? 'approved' : 'denied'),
    deny: () => answer(push, 'denied'),
  };
  return push;
}

/** Whether its sign-in is still pending, and waiting for this request. */
const isNewest = (
  { challenges }: Backend,
  challenge: ChallengeRecord,
  factor: DeclaredFactor,
  record: PushRecord,
): boolean => challenges.get(challenge.id) === challenge && challenge.requests.get(factor.id) === record;
