import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, type PolicyEvent, type PolicyState, policyFlow } from '../../../src/core/admin/policyFlow.js';
import type { MfaPolicy } from '../../../src/core/contract/adapter.js';
import { MfaError } from '../../../src/core/contract/error.js';
import { frozen, SECOND, T0 } from '../flowWalk.js';

const mild: MfaPolicy = { enabled: true, methods: ['totp'], enrollment: 'optional' };
const strict: MfaPolicy = { enabled: true, methods: ['totp', 'passkey'], enrollment: 'required' };
const error = new MfaError('NETWORK');
const limit = new MfaError('RATE_LIMITED', { retryAfter: 60 });
const until = T0 + 60 * SECOND;
const editing = {
  status: 'editing',
  requestId: 3,
  policy: strict,
  error: undefined,
  waitUntil: undefined,
  saved: false,
} as const;
const states = {
  loading: { status: 'loading', requestId: 3 },
  failed: { status: 'failed', requestId: 3, error, waitUntil: undefined },
  'not to be had for now': { status: 'failed', requestId: 3, error: limit, waitUntil: until },
  editing,
  'not to be saved for now': { ...editing, error: limit, waitUntil: until },
  saved: { ...editing, saved: 'as-submitted' },
  saving: { status: 'saving', requestId: 3, policy: strict, submitted: strict },
  'saving, and edited': { status: 'saving', requestId: 3, policy: mild, submitted: strict },
} satisfies Record<string, PolicyState>;
const events = {
  'is asked for': { type: 'load-requested', now: T0 },
  arrives: { type: 'loaded', requestId: 3, policy: strict },
  'arrives late': { type: 'loaded', requestId: 2, policy: strict },
  'is edited': { type: 'edited', policy: mild },
  'is submitted': { type: 'submitted', now: T0 },
  'is saved': { type: 'saved', requestId: 3, policy: { ...strict, methods: ['passkey', 'totp'] } },
  'is saved differently': { type: 'saved', requestId: 3, policy: { ...strict, methods: ['totp'] } },
  'is saved late': { type: 'saved', requestId: 2, policy: strict },
  'is refused': { type: 'failed', requestId: 3, error, now: T0 },
  'is refused for a minute': { type: 'failed', requestId: 3, error: limit, now: T0 },
  'is refused late': { type: 'failed', requestId: 2, error, now: T0 },
  'has waited in part': { type: 'wait-over', now: until - 1 },
  'has waited': { type: 'wait-over', now: until },
} satisfies Record<string, PolicyEvent>;
type Name = keyof typeof events;
const submitted: PolicyState = { status: 'saving', requestId: 4, policy: strict, submitted: strict };
const edited: PolicyState = { ...editing, policy: mild };

const fits: Record<keyof typeof states, Partial<Record<Name, PolicyState>>> = {
  loading: {
    'is asked for': { status: 'loading', requestId: 4 },
    arrives: editing,
    'is refused': states.failed,
    'is refused for a minute': states['not to be had for now'],
  },
  failed: { 'is asked for': { status: 'loading', requestId: 4 } },
  'not to be had for now': { 'has waited': { ...states['not to be had for now'], waitUntil: undefined } },
  editing: { 'is edited': edited, 'is submitted': submitted },
  'not to be saved for now': {
    'is edited': { ...states['not to be saved for now'], policy: mild },
    'has waited': editing,
  },
  saved: { 'is edited': edited, 'is submitted': submitted },
  // what the administrator chose stays in the form when the server refuses it
  saving: {
    'is edited': states['saving, and edited'],
    'is saved': { ...editing, policy: events['is saved'].policy, saved: 'as-submitted' },
    'is saved differently': { ...editing, policy: events['is saved differently'].policy, saved: 'adjusted' },
    'is refused': { ...editing, error },
    'is refused for a minute': states['not to be saved for now'],
  },
  // the form shows something else by now
  'saving, and edited': {
    'is edited': states['saving, and edited'],
    'is saved': edited,
    'is saved differently': edited,
    'is refused': { ...edited, error },
    'is refused for a minute': { ...edited, error: limit, waitUntil: until },
  },
};

describe.each(Object.keys(states) as (keyof typeof states)[])('while a policy is %s', (status) => {
  it.each(Object.keys(events) as Name[])('it %s', (name) => {
    const state = frozen<PolicyState>(states[status]);
    const after = policyFlow(state, events[name]);
    const next = fits[status][name];
    if (next) expect(after).toEqual(next);
    else expect(after).toBe(state);
  });
});

it('asks nobody for anything where the backend cannot tell its policy', () => {
  expect(DEFAULT_POLICY).toEqual({ enabled: false, methods: [], enrollment: 'optional' });
});
