import { act } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import * as admin from '../../src/admin.js';
import * as index from '../../src/index.js';
import { anna, sandboxWith } from '../sandboxWith.js';
import { runHook } from './hook.js';

const factor = { id: 'f1', method: 'totp' } as const;
const login = { mfaRequired: false, enrollment: 'recommended', user: { mfaEnrolled: false } } as const;
const challenge = { challengeId: 'c1' };

/** Hooks that don't belong to a flow. */
const OTHERS = ['useFailureFocus', 'useScreenFocus'];
/** How each public hook is called, with new objects and functions on each render, as hosts often pass them inline. */
const hooks: Record<string, (admin: admin.MfaAdminAdapter) => object> = {
  useBackupCodes: () => index.useBackupCodes({ codes: ['ABCD-EFGH'], onSaved: () => {} }),
  useEmailSetup: () => index.useEmailSetup({ onEnrolled: () => {} }),
  useMfaChallenge: () => index.useMfaChallenge({ challenge: { ...challenge }, onVerified: () => {} }),
  useMfaEnrollment: () => index.useMfaEnrollment({ methods: ['totp', 'sms'], onEnrolled: () => {} }),
  useMfaFlow: () => index.useMfaFlow({ result: { ...login }, onSession: () => {} }),
  useMfaPolicy: (backend) => admin.useMfaPolicy({ ...backend }),
  useMfaSettings: () => index.useMfaSettings(),
  useMfaStatus: () => index.useMfaStatus(),
  useMfaUserReset: (backend) => admin.useMfaUserReset({ ...backend }),
  usePasskeySetup: () => index.usePasskeySetup({ onEnrolled: () => {} }),
  usePendingLogin: () => index.usePendingLogin({ onNone: () => {} }),
  useSmsSetup: () => index.useSmsSetup({ onEnrolled: () => {} }),
  useStepUp: () => index.useStepUp(),
  useTotpSetup: () => index.useTotpSetup({ onEnrolled: () => {} }),
};

/** A click that changes the state of each flow. */
const clicks: Record<string, (controls: never) => unknown> = {
  useBackupCodes: (codes: index.BackupCodesControls) => codes.tickSaved(true),
  useEmailSetup: (setup: index.EmailSetupControls) => setup.start('anna@example.com'),
  useMfaChallenge: (flow: index.ChallengeControls) => flow.requestHelp(),
  useMfaEnrollment: (flow: index.EnrollmentControls) => flow.accept(),
  useMfaFlow: (flow: index.MfaFlowControls) => flow.skip(),
  useMfaPolicy: () => undefined, // it changes without a click, when the policy arrives
  useMfaSettings: (settings: index.SettingsControls) => settings.remove(factor),
  useMfaStatus: () => undefined,
  useMfaUserReset: (reset: admin.UserResetControls) => reset.find(anna.email),
  usePasskeySetup: (setup: index.PasskeySetupControls) => setup.start(),
  usePendingLogin: () => undefined,
  useSmsSetup: (setup: index.SmsSetupControls) => setup.start('+15550136677'),
  useStepUp: (step: index.StepUpControls) => void step.stepUp().catch(() => {}),
  useTotpSetup: (setup: index.TotpSetupControls) => setup.start(),
};

/** Every function of the controls by its path, including those of `reauth` and `setup`. */
function verbsOf(controls: object, path = ''): [string, unknown][] {
  return Object.entries(controls).flatMap(([name, value]): [string, unknown][] => {
    if (typeof value === 'function') return [[path + name, value]];
    return name === 'reauth' || name === 'setup' ? verbsOf(Object(value), `${path}${name}.`) : [];
  });
}

describe('the actions of every hook', () => {
  it('are listed here', () => {
    const exported = [...Object.keys(index), ...Object.keys(admin)].filter(
      (name) => /^use[A-Z]/.test(name) && !OTHERS.includes(name),
    );
    expect(new Set(Object.keys(hooks))).toEqual(new Set(exported));
  });

  it.each(Object.keys(hooks))('%s keeps them when it rerenders, and when its state changes', async (name) => {
    const sandbox = sandboxWith({ totp: true });
    sandbox.signIn(anna.email);
    const { adapter } = sandbox;
    const { result, rerender } = runHook(() => hooks[name]?.(sandbox.admin) ?? {}, { adapter });
    const first = result.current;
    const verbs = verbsOf(first);
    expect(verbs.length).toBeGreaterThan(0);
    rerender();
    expect(changed(verbs, result.current)).toEqual([]);
    const before = stateOf(result.current);
    await act(async () => clicks[name]?.(result.current as never));
    await expect.poll(() => stateOf(result.current)).not.toBe(before);
    expect(changed(verbs, result.current)).toEqual([]);
  });
});

const stateOf = (controls: object): unknown => {
  const { state, reauth } = controls as { state?: unknown; reauth?: { state: unknown } };
  return state ?? reauth?.state;
};
const changed = (before: [string, unknown][], controls: object): string[] => {
  const after = new Map(verbsOf(controls));
  return before.filter(([path, verb]) => after.get(path) !== verb).map(([path]) => path);
};
