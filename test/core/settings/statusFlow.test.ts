import { describe, expect, it } from 'vitest';
import { MfaError } from '../../../src/core/contract/error.js';
import { type StatusEvent, type StatusState, startStatus, statusFlow } from '../../../src/core/settings/statusFlow.js';
import { frozen } from '../flowWalk.js';

const old = { enrolled: false };
const mfa = { enrolled: true };
const error = new MfaError('NETWORK');
const states: Record<StatusState['status'], StatusState> = {
  loading: { status: 'loading', attempt: 3 },
  ready: { status: 'ready', attempt: 3, mfa: old, stale: true },
  failed: { status: 'failed', attempt: 3, error },
  unknown: { status: 'unknown', attempt: 3 },
};
const events = {
  'asked again': { type: 'refresh-requested' },
  answered: { type: 'loaded', attempt: 3, mfa },
  'answered late': { type: 'loaded', attempt: 2, mfa },
  refused: { type: 'failed', attempt: 3, error },
  'refused late': { type: 'failed', attempt: 2, error },
} satisfies Record<string, StatusEvent>;
type Name = keyof typeof events;

const fits: Record<StatusState['status'], Partial<Record<Name, StatusState>>> = {
  loading: {
    'asked again': { status: 'loading', attempt: 4 },
    answered: { status: 'ready', attempt: 3, mfa, stale: false },
    refused: { status: 'failed', attempt: 3, error },
  },
  ready: {
    'asked again': { status: 'ready', attempt: 4, mfa: old, stale: true },
    answered: { status: 'ready', attempt: 3, mfa, stale: false },
    refused: { status: 'ready', attempt: 3, mfa: old, stale: false, error },
  },
  failed: {
    'asked again': { status: 'loading', attempt: 4 },
    answered: { status: 'ready', attempt: 3, mfa, stale: false },
    refused: { status: 'failed', attempt: 3, error },
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
