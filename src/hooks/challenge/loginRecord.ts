'use client';
import type { ChallengeRecord } from '../../core/challenge/challengeRecord.js';
import type { MfaChallengeInfo } from '../../core/contract/adapter.js';

/** What all screens of one login share, even if only one is shown at a time. */
export interface LoginRecord {
  facts: ChallengeRecord | undefined;
  /** Sends in progress, by factor id. */
  sending: Map<string, Promise<Partial<MfaChallengeInfo>>>;
}

/**
 * The records, by an object of the host that identifies the login. An id wouldn't work, because backends with cookies
 * use a constant one.
 */
const records = new WeakMap<object, LoginRecord>();

/** What is known about a login. Safe in render, because it creates no record. */
export function knownOf(login: object | undefined): ChallengeRecord | undefined {
  return login && records.get(login)?.facts;
}

/** The record of a login, for writing. Creates it if necessary, so don't call it in render. */
export function loginRecordOf(login: object): LoginRecord {
  const record = records.get(login) ?? { facts: undefined, sending: new Map() };
  records.set(login, record);
  return record;
}
