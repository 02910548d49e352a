import { describe, expect, it } from 'vitest';
import type { MfaPolicy } from '../../src/core/adapter.js';
import { MfaError } from '../../src/core/error.js';
import { DEFAULT_POLICY, type PolicyEvent, type PolicyState, policyFlow } from '../../src/core/policyFlow.js';
import { frozen } from './flowWalk.js';

const mild: MfaPolicy = { enabled: true, methods: ['totp'], enrollment: 'optional' };
const strict: MfaPolicy = { enabled: true, methods: ['totp', 'passkey'], enrollment: 'required' };
const error = new MfaError('NETWORK');
const editing = { status: 'editing', attempt: 3, policy: mild, error: undefined, saved: false } as const;
const states: Record<'loading' | 'failed' | 'editing' | 'saved' | 'saving' | 'saving, and edited', PolicyState> = {
  loading: { status: 'loading', attempt: 3 },
  failed: { status: 'failed', attempt: 3, error },
  editing,
  saved: { ...editing, saved: true },
  saving: { status: 'saving', attempt: 3, policy: strict },
  'saving, and edited': { status: 'saving', attempt: 3, policy: strict, edited: true },
};
const events = {
  'is asked for': { type: 'load-requested' },
  arrives: { type: 'loaded', attempt: 3, policy: mild },
  'arrives late': { type: 'loaded', attempt: 2, policy: mild },
  'is edited': { type: 'edited' },
  'is submitted': { type: 'submitted', policy: strict },
  'is saved': { type: 'saved', attempt: 3, policy: strict },
  'is saved late': { type: 'saved', attempt: 2, policy: strict },
  'is refused': { type: 'failed', attempt: 3, error },
  'is refused late': { type: 'failed', attempt: 2, error },
} satisfies Record<string, PolicyEvent>;
type Name = keyof typeof events;
const submitted: PolicyState = { status: 'saving', attempt: 4, policy: strict };

const fits: Record<keyof typeof states, Partial<Record<Name, PolicyState>>> = {
  loading: {
    'is asked for': { status: 'loading', attempt: 4 },
    arrives: editing,
    'is refused': { status: 'failed', attempt: 3, error },
  },
  failed: { 'is asked for': { status: 'loading', attempt: 4 } },
  editing: { 'is submitted': submitted },
  saved: { 'is edited': editing, 'is submitted': submitted },
  // what the administrator chose stays in the form when the server refuses it
  saving: {
    'is edited': { status: 'saving', attempt: 3, policy: strict, edited: true },
    'is saved': { ...editing, policy: strict, saved: true },
    'is refused': { ...editing, policy: strict, error },
  },
  // the form shows something else by now
  'saving, and edited': {
    'is saved': { ...editing, policy: strict },
    'is refused': { ...editing, policy: strict, error },
  },
};

describe.each(Object.keys(states) as (keyof typeof states)[])('while a policy is %s', (status) => {
  it.each(Object.keys(events) as Name[])('it %s', (name) => {
    const state = frozen(states[status]);
    const after = policyFlow(state, events[name]);
    const next = fits[status][name];
    if (next) expect(after).toEqual(next);
    else expect(after).toBe(state);
  });
});

it('asks nobody for anything where the backend cannot tell its policy', () => {
  expect(DEFAULT_POLICY).toEqual({ enabled: false, methods: [], enrollment: 'optional' });
});
