'use client';
import type { ChallengeRecord } from '../../core/challenge/challengeRecord.js';
import type { MfaChallengeInfo } from '../../core/contract/adapter.js';

/** What the screens of one login share, also one after the other. */
export interface LoginRecord {
  facts: ChallengeRecord | undefined;
  /** Sends that are under way, by factor. */
  sending: Map<string, Promise<Partial<MfaChallengeInfo>>>;
}

/** By the object that stands for the login, which the host owns: an id would not do, since a cookie backend's is constant. */
const records = new WeakMap<object, LoginRecord>();

/** What is known of a login. Call it in render: it makes no record. */
export function knownOf(login: object | undefined): ChallengeRecord | undefined {
  return login && records.get(login)?.facts;
}

/** The record of a login, to be written to. Don't call it in render. */
export function loginRecordOf(login: object): LoginRecord {
  const record = records.get(login) ?? { facts: undefined, sending: new Map() };
  records.set(login, record);
  return record;
}
