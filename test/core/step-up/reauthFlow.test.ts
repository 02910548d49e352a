import { describe, expect, it } from 'vitest';
import { MfaError } from '../../../src/core/contract/error.js';
import { promptScreen } from '../../../src/core/step-up/promptScreen.js';
import { type ReauthEvent, type ReauthState, reauthFlow, reauthStart } from '../../../src/core/step-up/reauthFlow.js';
import { SecretBox } from '../../../src/core/text/secretBox.js';

const challenge = { challengeId: 'step-up' };
const given = (): ReauthEvent => ({ type: 'password-given', proof: new SecretBox({ password: 'battery' }) });
const passed = (): ReauthEvent => ({ type: 'code-passed', session: new SecretBox({ verified: true as const }) });
const needs = (id: string, kind: 'password' | 'code', error?: MfaError): ReauthEvent => ({
  type: 'needed',
  id,
  screen: `screen of ${id}`,
  needs: kind,
  ...(error && { error }),
});
const started = (requestId: number): ReauthEvent => ({ type: 'step-up-started', requestId, challenge });
const wrong = new MfaError('INVALID_CREDENTIALS');
const stateAfter = (...events: ReauthEvent[]): ReauthState => events.reduce(reauthFlow, reauthStart);
const stages = ({ calls }: ReauthState): string[] => calls.map(({ id, stage }) => `${id} ${stage}`);

describe('reauthFlow', () => {
  it('asks for one password for all calls that need it, and repeats each', () => {
    const state = stateAfter(needs('a', 'password'), needs('b', 'password'), given());
    expect(state).toMatchObject({ status: 'checking-password', failures: 0 });
    expect(stages(state)).toEqual(['a proven', 'b proven']);
  });

  it('asks again after a wrong one, once for all', () => {
    const again = stateAfter(needs('a', 'password'), needs('b', 'password'), given(), needs('a', 'password', wrong));
    expect(again).toMatchObject({ status: 'asking-password', error: wrong, failures: 1 });
    const both = reauthFlow(again, needs('b', 'password', wrong));
    expect(both).toMatchObject({ status: 'asking-password', failures: 1 });
    expect(stages(both)).toEqual(['a waiting', 'b waiting']);
  });

  it('uses the password that is being checked for another call that needs it', () => {
    const state = stateAfter(needs('a', 'password'), given(), needs('b', 'password'));
    expect(state.status).toBe('checking-password');
    expect(stages(state)).toEqual(['a proven', 'b proven']);
  });

  it('starts one step-up for all calls, and ignores the response of an older one', () => {
    const state = stateAfter(needs('a', 'code'), needs('b', 'code'));
    expect(state).toMatchObject({ status: 'starting', requestId: 1 });
    expect(reauthFlow(state, started(0))).toBe(state);
    expect(reauthFlow(state, started(1))).toMatchObject({ status: 'asking-code', challenge });
  });

  it('repeats the calls without a prompt if the backend needs no proof', () => {
    const state = stateAfter(needs('a', 'code'), { type: 'step-up-started', requestId: 1, challenge: undefined });
    expect(state.status).toBe('repeating');
    expect(stages(state)).toEqual(['a proven']);
    expect(promptScreen(state)).toBeUndefined();
  });

  it('makes the user save new backup codes before the calls are repeated, whatever they click', () => {
    const codes = new SecretBox(['zq7k-9mwd']);
    const session = new SecretBox({ verified: true as const });
    const saving = stateAfter(needs('a', 'code'), started(1), { type: 'code-passed', session, codes });
    expect(saving).toMatchObject({ status: 'saving-codes', codes, session });
    expect(stages(saving)).toEqual(['a waiting']);
    expect(promptScreen(saving)).toBe('screen of a');
    expect(reauthFlow(saving, { type: 'canceled' })).toBe(saving);
    const saved = reauthFlow(saving, { type: 'codes-saved' });
    expect(saved).toMatchObject({ status: 'repeating', challenge: undefined, session });
    expect(stages(saved)).toEqual(['a proven']);
    expect(promptScreen(saved)).toBeUndefined();
  });

  it("doesn't ask again for a refusal that arrives after the code", () => {
    const state = stateAfter(needs('a', 'code'), started(1), passed(), needs('b', 'code'));
    expect(state.status).toBe('repeating');
    expect(stages(state)).toEqual(['a proven', 'b proven']);
  });

  it('asks for the code once the password was right', () => {
    const state = stateAfter(needs('a', 'password'), given(), needs('a', 'code'));
    expect(state.status).toBe('starting');
  });

  it('asks for the other kind when the first round is over', () => {
    const first = stateAfter(needs('a', 'password'), needs('b', 'code'), given());
    expect(first.status).toBe('checking-password');
    expect(reauthFlow(first, { type: 'settled', id: 'a' }).status).toBe('starting');
  });

  it('ends the calls that wait for a step-up that failed', () => {
    const error = new MfaError('RATE_LIMITED');
    const state = stateAfter(needs('a', 'code'), { type: 'step-up-failed', requestId: 1, error });
    expect(state).toMatchObject({ status: 'idle', calls: [{ id: 'a', stage: 'ended', error }] });
  });

  it.each<[string, ReauthEvent[]]>([
    ['the password', [needs('a', 'password')]],
    ['the password that is checked', [needs('a', 'password'), given()]],
    ['a code', [needs('a', 'code'), started(1)]],
  ])('ends all of them on Cancel instead of %s', (_, events) => {
    const state = stateAfter(...events, { type: 'canceled' });
    expect(state.status).toBe('idle');
    expect(state.calls).toMatchObject([{ stage: 'ended', error: { code: 'CANCELLED' } }]);
    expect(reauthFlow(state, { type: 'settled', id: 'a' }).calls).toEqual([]);
  });

  it('still asks for the other calls when a screen is unmounted, and moves the prompt to one of them', () => {
    const both = stateAfter(needs('a', 'password'), needs('b', 'password'));
    expect(promptScreen(both)).toBe('screen of a');
    const left = reauthFlow(both, { type: 'screen-left', screen: 'screen of a' });
    expect(left.status).toBe('asking-password');
    expect(promptScreen(left)).toBe('screen of b');
    expect(reauthFlow(left, { type: 'screen-left', screen: 'screen of b' }).status).toBe('idle');
  });

  it('lets a repeated call finish, whatever happens to its screen', () => {
    const state = stateAfter(needs('a', 'password'), given());
    expect(reauthFlow(state, { type: 'screen-left', screen: 'screen of a' })).toBe(state);
  });

  it.each<[string, ReauthState, ReauthEvent]>([
    ['a password that nobody asked for', reauthStart, given()],
    ['a code that nobody asked for', reauthStart, passed()],
    ['codes that nobody was shown', reauthStart, { type: 'codes-saved' }],
    ['Cancel while nothing is asked', reauthStart, { type: 'canceled' }],
    ['the end of an unknown call', stateAfter(needs('a', 'password')), { type: 'settled', id: 'z' }],
    ['a screen that waits for nothing', stateAfter(needs('a', 'password')), { type: 'screen-left', screen: 'z' }],
  ])('is the same object after %s', (_, state, event) => {
    expect(reauthFlow(state, event)).toBe(state);
  });
});
