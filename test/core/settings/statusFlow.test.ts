import { describe, expect, it } from 'vitest';
import { MfaError } from '../../../src/core/contract/error.js';
import { type StatusEvent, type StatusState, startStatus, statusFlow } from '../../../src/core/settings/statusFlow.js';
import { frozen } from '../flowWalk.js';

const old = { enrolled: false };
const mfa = { enrolled: true };
const error = new MfaError('NETWORK');
const states: Record<StatusState['status'], StatusState> = {
  loading: { status: 'loading', requestId: 3 },
  ready: { status: 'ready', requestId: 3, mfa: old, stale: true },
  failed: { status: 'failed', requestId: 3, error },
  unknown: { status: 'unknown', requestId: 3 },
};
const events = {
  'asked again': { type: 'refresh-requested' },
  answered: { type: 'loaded', requestId: 3, mfa },
  'answered late': { type: 'loaded', requestId: 2, mfa },
  refused: { type: 'failed', requestId: 3, error },
  'refused late': { type: 'failed', requestId: 2, error },
} satisfies Record<string, StatusEvent>;
type Name = keyof typeof events;

const fits: Record<StatusState['status'], Partial<Record<Name, StatusState>>> = {
  loading: {
    'asked again': { status: 'loading', requestId: 4 },
    answered: { status: 'ready', requestId: 3, mfa, stale: false },
    refused: { status: 'failed', requestId: 3, error },
  },
  ready: {
    'asked again': { status: 'ready', requestId: 4, mfa: old, stale: true },
    answered: { status: 'ready', requestId: 3, mfa, stale: false },
    refused: { status: 'ready', requestId: 3, mfa: old, stale: false, error },
  },
  failed: {
    'asked again': { status: 'loading', requestId: 4 },
    answered: { status: 'ready', requestId: 3, mfa, stale: false },
    refused: { status: 'failed', requestId: 3, error },
  },
  unknown: {},
};

describe.each(Object.keys(states) as StatusState['status'][])('while the status is %s', (status) => {
  it.each(Object.keys(events) as Name[])('it is %s', (name) => {
    const state = frozen(states[status]);
    const after = statusFlow(state, events[name]);
    const next = fits[status][name];
    if (next) expect(after).toEqual(next);
    else expect(after).toBe(state);
  });
});

it('is never loading where the backend cannot tell', () => {
  expect([startStatus(true).status, startStatus(false).status]).toEqual(['loading', 'unknown']);
});
