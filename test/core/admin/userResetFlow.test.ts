import { describe, expect, it } from 'vitest';
import {
  type UserResetEvent,
  type UserResetState,
  userResetFlow,
  userResetStart,
} from '../../../src/core/admin/userResetFlow.js';
import { MfaError } from '../../../src/core/contract/error.js';
import { frozen, SECOND, T0 } from '../flowWalk.js';

const userId = 'anna@example.com';
const reason = 'Showed her badge';
const mfa = { enrolled: true };
const off = { enrolled: false };
const error = new MfaError('NETWORK');
const limit = new MfaError('RATE_LIMITED', { retryAfter: 60 });
const until = T0 + 60 * SECOND;
const open = { error: undefined, waitUntil: undefined };
const states = {
  finding: { status: 'finding', requestId: 3, userId: undefined, ...open },
  'finding, but not now': { status: 'finding', requestId: 3, userId, error: limit, waitUntil: until },
  'looking-up': { status: 'looking-up', requestId: 3, userId },
  found: { status: 'found', requestId: 3, userId, mfa, reason: undefined, ...open },
  'found, but not now': { status: 'found', requestId: 3, userId, mfa, reason, error: limit, waitUntil: until },
  disabling: { status: 'disabling', requestId: 3, userId, mfa, reason },
  done: { status: 'done', requestId: 3, userId },
} satisfies Record<string, UserResetState>;
const events = {
  named: { type: 'user-named', userId, now: T0 },
  read: { type: 'read', userId, mfa },
  'read as another': { type: 'read', userId, mfa: off },
  'somebody else': { type: 'read', userId: 'ben@example.com', mfa },
  'not to be read': { type: 'read-failed', userId, error, now: T0 },
  'not to be read for a minute': { type: 'read-failed', userId, error: limit, now: T0 },
  'not somebody else': { type: 'read-failed', userId: 'ben@example.com', error, now: T0 },
  confirmed: { type: 'disable-confirmed', reason, now: T0 },
  'switched off': { type: 'disabled', requestId: 3 },
  'switched off late': { type: 'disabled', requestId: 2 },
  refused: { type: 'failed', requestId: 3, error, now: T0 },
  'refused for a minute': { type: 'failed', requestId: 3, error: limit, now: T0 },
  'refused late': { type: 'failed', requestId: 2, error, now: T0 },
  'waited for in part': { type: 'wait-over', now: until - 1 },
  'waited for': { type: 'wait-over', now: until },
  'left alone': { type: 'back' },
} satisfies Record<string, UserResetEvent>;
type Status = keyof typeof states;
type Name = keyof typeof events;
// a new number, so that a late response for the last user doesn't apply to the next one
const again: UserResetState = { ...userResetStart, requestId: 4 };

const fits: Record<Status, Partial<Record<Name, UserResetState>>> = {
  finding: { named: { status: 'looking-up', requestId: 4, userId } },
  'finding, but not now': { 'waited for': { ...states['finding, but not now'], ...open } },
  // the fields keep what was typed if the server refuses it
  'looking-up': {
    read: states.found,
    'read as another': { ...states.found, mfa: off },
    'not to be read': { status: 'finding', requestId: 3, userId, error, waitUntil: undefined },
    'not to be read for a minute': states['finding, but not now'],
  },
  found: {
    'read as another': { ...states.found, mfa: off },
    confirmed: { status: 'disabling', requestId: 4, userId, mfa, reason },
    'left alone': again,
  },
  'found, but not now': {
    'read as another': { ...states['found, but not now'], mfa: off },
    'waited for': { ...states['found, but not now'], ...open },
    'left alone': again,
  },
  disabling: {
    'switched off': { status: 'done', requestId: 3, userId },
    refused: { status: 'found', requestId: 3, userId, mfa, reason, error, waitUntil: undefined },
    'refused for a minute': states['found, but not now'],
  },
  done: { 'left alone': again },
};

describe.each(Object.keys(states) as Status[])('in %s', (status) => {
  it.each(Object.keys(events) as Name[])('the user is %s', (name) => {
    const state = frozen<UserResetState>(states[status]);
    const after = userResetFlow(state, events[name]);
    const next = fits[status][name];
    if (next) expect(after).toEqual(next);
    else expect(after).toBe(state);
  });
});
