import { describe, expect, it } from 'vitest';
import { MfaError } from '../../src/core/error.js';
import {
  type UserResetEvent,
  type UserResetState,
  userResetFlow,
  userResetStart,
} from '../../src/core/userResetFlow.js';
import { frozen } from './flowWalk.js';

const userId = 'anna@example.com';
const mfa = { enrolled: true };
const error = new MfaError('NETWORK');
type Status = UserResetState['status'];
const states: Record<Status, UserResetState> = {
  finding: { status: 'finding', attempt: 3, error: undefined },
  'looking-up': { status: 'looking-up', attempt: 3, userId },
  found: { status: 'found', attempt: 3, userId, mfa, error: undefined },
  disabling: { status: 'disabling', attempt: 3, userId, mfa },
  done: { status: 'done', attempt: 3, userId },
};
const events = {
  named: { type: 'user-named', userId },
  found: { type: 'found', attempt: 3, mfa },
  'found late': { type: 'found', attempt: 2, mfa },
  confirmed: { type: 'disable-confirmed' },
  'switched off': { type: 'disabled', attempt: 3 },
  'switched off late': { type: 'disabled', attempt: 2 },
  refused: { type: 'failed', attempt: 3, error },
  'refused late': { type: 'failed', attempt: 2, error },
  'left alone': { type: 'back' },
} satisfies Record<string, UserResetEvent>;
type Name = keyof typeof events;
// a further number, so that a late answer about the last user is not taken for the next one's
const again: UserResetState = { ...userResetStart, attempt: 4 };

const fits: Record<Status, Partial<Record<Name, UserResetState>>> = {
  finding: { named: { status: 'looking-up', attempt: 4, userId } },
  'looking-up': {
    found: { status: 'found', attempt: 3, userId, mfa, error: undefined },
    refused: { status: 'finding', attempt: 3, error },
  },
  found: { confirmed: { status: 'disabling', attempt: 4, userId, mfa }, 'left alone': again },
  disabling: {
    'switched off': { status: 'done', attempt: 3, userId },
    refused: { status: 'found', attempt: 3, userId, mfa, error },
  },
  done: { 'left alone': again },
};

describe.each(Object.keys(states) as Status[])('in %s', (status) => {
  it.each(Object.keys(events) as Name[])('the user is %s', (name) => {
    const state = frozen(states[status]);
    const after = userResetFlow(state, events[name]);
    const next = fits[status][name];
    if (next) expect(after).toEqual(next);
    else expect(after).toBe(state);
  });
});
