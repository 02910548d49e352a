import { describe, expect, it } from 'vitest';
import type { MfaFactor } from '../../../src/core/contract/adapter.js';
import { MfaError } from '../../../src/core/contract/error.js';
import {
  isKeptByPolicy,
  type SettingsEvent,
  type SettingsState,
  settingsFlow,
  settingsStart,
} from '../../../src/core/settings/settingsFlow.js';
import { frozen, SECOND, T0 } from '../flowWalk.js';

const app: MfaFactor = { id: 'f1', method: 'totp' };
const phone: MfaFactor = { id: 'f2', method: 'sms' };
const error = new MfaError('NETWORK');
const open = { error: undefined, waitUntil: undefined };
type Name = 'overview' | 'adding' | 'managing-codes' | 'renaming' | 'confirming' | 'working';

const states: Record<Name, SettingsState> = {
  overview: { status: 'overview', requestId: 3, done: undefined, ...open },
  adding: { status: 'adding', requestId: 3 },
  'managing-codes': { status: 'managing-codes', requestId: 3 },
  renaming: { status: 'renaming', requestId: 3, factor: app, label: undefined, ...open },
  confirming: { status: 'confirming', requestId: 3, action: { kind: 'remove', factor: app } },
  working: { status: 'working', requestId: 3, action: { kind: 'remove', factor: app } },
};
const events: Record<string, SettingsEvent> = {
  'asks to add': { type: 'add-requested' },
  'asks for codes': { type: 'codes-requested' },
  'asks to rename': { type: 'rename-requested', factor: app },
  'asks to remove': { type: 'remove-requested', factor: app },
  'asks to turn off': { type: 'disable-requested' },
  'confirms the removal': { type: 'action-confirmed', action: { kind: 'remove', factor: app }, now: T0 },
  'confirms another removal': { type: 'action-confirmed', action: { kind: 'remove', factor: phone }, now: T0 },
  'confirms turning off': { type: 'action-confirmed', action: { kind: 'disable' }, now: T0 },
  'gives a name': { type: 'action-confirmed', action: { kind: 'rename', factor: app, label: 'Old phone' }, now: T0 },
  'makes it the default': { type: 'action-confirmed', action: { kind: 'make-default', factor: app }, now: T0 },
  'is answered': { type: 'succeeded', requestId: 3 },
  'is answered late': { type: 'succeeded', requestId: 2 },
  'is refused': { type: 'failed', requestId: 3, error, now: T0 },
  'is refused late': { type: 'failed', requestId: 2, error, now: T0 },
  'waits long enough': { type: 'wait-over', now: T0 + SECOND },
  finishes: { type: 'finished' },
  'goes back': { type: 'back' },
};
const fits: Record<Name, Record<string, Name>> = {
  overview: {
    'asks to add': 'adding',
    'asks for codes': 'managing-codes',
    'asks to rename': 'renaming',
    'asks to remove': 'confirming',
    'asks to turn off': 'confirming',
    'makes it the default': 'working',
  },
  adding: { finishes: 'overview', 'goes back': 'overview' },
  'managing-codes': { finishes: 'overview', 'goes back': 'overview' },
  renaming: { 'gives a name': 'working', 'goes back': 'overview' },
  confirming: { 'confirms the removal': 'working', 'goes back': 'overview' },
  working: { 'is answered': 'overview', 'is refused': 'overview' },
};

describe.each(Object.keys(states) as Name[])('in %s', (status) => {
  it.each(Object.keys(events))('a user who %s gets to the right screen, or stays', (name) => {
    const state = frozen(states[status]);
    const after = settingsFlow(state, events[name] as SettingsEvent);
    const next = fits[status][name];
    if (next) expect(after.status).toBe(next);
    else expect(after).toBe(state);
  });
});

describe('account settings', () => {
  it('number each request, so that a late response can be distinguished from the newest', () => {
    expect(settingsFlow(states.confirming, events['confirms the removal'] as SettingsEvent).requestId).toBe(4);
  });

  it.each([
    ['remove', states.working],
    ['add', states.adding],
    ['codes', states['managing-codes']],
  ] as const)('report what was just done: %s', (done, state) => {
    const event: SettingsEvent =
      state.status === 'working' ? { type: 'succeeded', requestId: 3 } : { type: 'finished' };
    expect(settingsFlow(state, event)).toMatchObject({ status: 'overview', done, error: undefined });
  });

  it('keep a name that was refused, so that the user can change it or send it again', () => {
    const working = settingsFlow(states.renaming, events['gives a name'] as SettingsEvent);
    const refused = settingsFlow(working, { type: 'failed', requestId: 4, error, now: T0 });
    expect(refused).toEqual({ ...states.renaming, requestId: 4, label: 'Old phone', error });
  });

  it('change nothing before the required wait is over', () => {
    const limit = new MfaError('RATE_LIMITED', { retryAfter: 60 });
    const again = events['makes it the default'] as SettingsEvent;
    const working = settingsFlow(states.overview, again);
    const refused = settingsFlow(working, { type: 'failed', requestId: 4, error: limit, now: T0 });
    expect(refused).toMatchObject({ status: 'overview', error: limit, waitUntil: T0 + 60 * SECOND });
    expect(settingsFlow(refused, again)).toBe(refused);
    expect(settingsFlow(refused, { type: 'wait-over', now: T0 + 59 * SECOND })).toBe(refused);
    const free = settingsFlow(refused, { type: 'wait-over', now: T0 + 60 * SECOND });
    expect(free).toMatchObject(open);
    expect(settingsFlow(free, again).status).toBe('working');
  });

  it('turn MFA off only after confirmation', () => {
    const asked = settingsFlow(settingsStart, { type: 'disable-requested' });
    const confirmed: SettingsEvent = { type: 'action-confirmed', action: { kind: 'disable' }, now: T0 };
    expect(settingsFlow(asked, confirmed)).toMatchObject({ status: 'working', action: { kind: 'disable' } });
    expect(settingsFlow(states.confirming, confirmed)).toBe(states.confirming);
  });

  it('show an error, but not that the user canceled', () => {
    const failed = (code: 'NETWORK' | 'CANCELLED') =>
      settingsFlow(states.working, { type: 'failed', requestId: 3, error: new MfaError(code), now: T0 });
    expect(failed('NETWORK')).toMatchObject({ error: { code: 'NETWORK' }, done: undefined });
    expect(failed('CANCELLED')).toMatchObject({ status: 'overview', error: undefined, done: undefined });
  });

  it.each([
    [true, [app], true],
    [true, [app, phone], false],
    [true, undefined, true],
    [false, [app], false],
    [undefined, [app], false],
  ])('with required %s and factors %j, the last one is kept: %s', (required, factors, kept) => {
    expect(
      isKeptByPolicy({ enrolled: true, ...(factors && { factors }), ...(required !== undefined && { required }) }),
    ).toBe(kept);
  });
});
