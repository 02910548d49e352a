import { describe, expect, it } from 'vitest';
import { type PolicyEvent, type PolicyState, policyFlow, startPolicy } from '../../../src/core/admin/policyFlow.js';
import type { MfaPolicy } from '../../../src/core/contract/adapter.js';
import { MfaError } from '../../../src/core/contract/error.js';
import { frozen, SECOND, T0 } from '../flowWalk.js';

const mild: MfaPolicy = { enabled: true, methods: ['totp'], enrollment: 'optional' };
const strict: MfaPolicy = { enabled: true, methods: ['totp', 'passkey'], enrollment: 'required' };
const other: MfaPolicy = { enabled: false, methods: ['sms'], enrollment: 'recommended' };
const error = new MfaError('NETWORK');
const limit = new MfaError('RATE_LIMITED', { retryAfter: 60 });
const until = T0 + 60 * SECOND;
const editing = {
  status: 'editing',
  requestId: 3,
  policy: strict,
  inForce: strict,
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
  edited: { ...editing, policy: mild },
  'edited, and changed meanwhile': { ...editing, policy: mild, inForce: other, before: strict },
  saving: { status: 'saving', requestId: 3, policy: strict, inForce: mild, submitted: strict },
  'saving, and edited': { status: 'saving', requestId: 3, policy: mild, inForce: mild, submitted: strict },
} satisfies Record<string, PolicyState>;
const events = {
  'is asked for': { type: 'reload-requested', now: T0 },
  arrives: { type: 'read', policy: { ...strict, methods: ['passkey', 'totp'] } },
  'arrives as another': { type: 'read', policy: other },
  'does not arrive': { type: 'read-failed', error, now: T0 },
  'does not arrive for a minute': { type: 'read-failed', error: limit, now: T0 },
  'is edited': { type: 'edited', policy: mild },
  'is discarded': { type: 'discarded' },
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
const edited: PolicyState = { ...editing, policy: mild };
const read = { ...editing, policy: events.arrives.policy, inForce: events.arrives.policy };
const another = { policy: other, inForce: other };
const saved = { ...editing, policy: events['is saved'].policy, inForce: events['is saved'].policy };
const adjusted = {
  ...editing,
  policy: events['is saved differently'].policy,
  inForce: events['is saved differently'].policy,
};
const submitted: PolicyState = { status: 'saving', requestId: 4, policy: strict, inForce: strict, submitted: strict };

const fits: Record<keyof typeof states, Partial<Record<Name, PolicyState>>> = {
  loading: {
    arrives: read,
    'arrives as another': { ...editing, ...another },
    'does not arrive': states.failed,
    'does not arrive for a minute': states['not to be had for now'],
  },
  failed: {
    'is asked for': { status: 'loading', requestId: 3 },
    arrives: read,
    'arrives as another': { ...editing, ...another },
  },
  'not to be had for now': {
    arrives: read,
    'arrives as another': { ...editing, ...another },
    'has waited': { ...states['not to be had for now'], waitUntil: undefined },
  },
  // an unedited form shows what is in force now
  editing: { 'is edited': edited, 'is submitted': submitted, 'arrives as another': { ...editing, ...another } },
  'not to be saved for now': {
    'is edited': { ...states['not to be saved for now'], policy: mild },
    'has waited': editing,
    'arrives as another': { ...states['not to be saved for now'], ...another },
  },
  saved: { 'is edited': edited, 'is submitted': submitted, 'arrives as another': { ...editing, ...another } },
  // an edited form doesn't change by itself
  edited: {
    'is edited': edited,
    'is submitted': { ...submitted, policy: mild, submitted: mild },
    'is discarded': editing,
    'arrives as another': { ...edited, inForce: other, before: strict },
  },
  // somebody else has saved: their changes are shown until they are overwritten or accepted
  'edited, and changed meanwhile': {
    'is edited': states['edited, and changed meanwhile'],
    'is discarded': { ...editing, ...another },
    'is submitted': { ...submitted, policy: mild, inForce: other, before: strict, submitted: mild },
    arrives: { ...edited, inForce: events.arrives.policy },
  },
  // the form keeps the edits if the server refuses them
  saving: {
    arrives: { ...states.saving, inForce: events.arrives.policy },
    'arrives as another': { ...states.saving, inForce: other, before: mild },
    'is edited': states['saving, and edited'],
    'is saved': { ...saved, saved: 'as-submitted' },
    'is saved differently': { ...adjusted, saved: 'adjusted' },
    'is refused': { ...editing, inForce: mild, error },
    'is refused for a minute': { ...states['not to be saved for now'], inForce: mild },
  },
  // the form shows something else by now
  'saving, and edited': {
    arrives: { ...states['saving, and edited'], inForce: events.arrives.policy },
    'arrives as another': { ...states['saving, and edited'], inForce: other, before: mild },
    'is edited': states['saving, and edited'],
    'is saved': { ...saved, policy: mild },
    'is saved differently': { ...adjusted, policy: mild },
    'is refused': { ...edited, inForce: mild, error },
    'is refused for a minute': { ...edited, inForce: mild, error: limit, waitUntil: until },
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

it("makes no request if the backend can't report its policy", () => {
  expect(startPolicy(false)).toMatchObject({
    status: 'editing',
    policy: { enabled: false, methods: [], enrollment: 'optional' },
  });
  expect(startPolicy(true).status).toBe('loading');
});
