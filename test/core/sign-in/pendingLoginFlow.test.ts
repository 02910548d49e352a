import { describe, expect, it } from 'vitest';
import type { MfaLoginResult } from '../../../src/core/contract/adapter.js';
import { MfaError } from '../../../src/core/contract/error.js';
import {
  type PendingLoginEvent,
  type PendingLoginState,
  pendingLoginFlow,
} from '../../../src/core/sign-in/pendingLoginFlow.js';
import { SecretBox } from '../../../src/core/text/secretBox.js';
import { frozen } from '../flowWalk.js';

const login = new SecretBox<MfaLoginResult>({ mfaRequired: true, user: { mfaEnrolled: true }, challengeId: 'c1' });
const error = new MfaError('NETWORK');
type Status = PendingLoginState['status'];
const states: Record<Status, PendingLoginState> = {
  loading: { status: 'loading', requestId: 3 },
  failed: { status: 'failed', requestId: 3, error },
  found: { status: 'found', requestId: 3, login },
  none: { status: 'none', requestId: 3, notified: false },
};
const events = {
  'asked for': { type: 'load-requested' },
  found: { type: 'loaded', requestId: 3, login },
  'found late': { type: 'loaded', requestId: 2, login },
  'found to be nothing': { type: 'loaded', requestId: 3, login: undefined },
  'host notified': { type: 'none-notified' },
  refused: { type: 'failed', requestId: 3, error },
  'refused late': { type: 'failed', requestId: 2, error },
} satisfies Record<string, PendingLoginEvent>;
type Name = keyof typeof events;

const fits: Record<Status, Partial<Record<Name, PendingLoginState>>> = {
  loading: {
    found: { status: 'found', requestId: 3, login },
    'found to be nothing': { status: 'none', requestId: 3, notified: false },
    refused: { status: 'failed', requestId: 3, error },
  },
  failed: { 'asked for': { status: 'loading', requestId: 4 } },
  found: {},
  none: { 'host notified': { status: 'none', requestId: 3, notified: true } },
};

describe.each(Object.keys(states) as Status[])('while it is %s', (status) => {
  it.each(Object.keys(events) as Name[])('the pending sign-in is %s', (name) => {
    const state = frozen(states[status]);
    const after = pendingLoginFlow(state, events[name]);
    const next = fits[status][name];
    if (next) expect(after).toEqual(next);
    else expect(after).toBe(state);
  });
});

it('passes the login response on in its box', () => {
  const found = pendingLoginFlow(states.loading, events.found);
  expect(found.status === 'found' && found.login).toBe(login);
});
