import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { act, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { type MfaAdapter, MfaFlow, type MfaLoginResult } from '../../src/index.js';
import { codeField, show, status } from './screen.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const login = (): MfaLoginResult => ({
  mfaRequired: true,
  user: { mfaEnrolled: true },
  challengeId: 'c1',
  factors: [{ id: 'app', method: 'totp' }],
});

it('a completed sign-in keeps nothing of the session while it stays on screen', async () => {
  const made: WeakRef<object>[] = [];
  const verifyChallenge: MfaAdapter['verifyChallenge'] = async () => {
    const tokens = { access: 'fresh' };
    made.push(new WeakRef(tokens));
    return { tokens };
  };
  const order: string[] = [];
  const { user } = show(
    <MfaFlow
      result={login()}
      onSession={() => void order.push('session')}
      onComplete={() => void order.push('complete')}
      onRestart={() => {}}
    />,
    { adapter: { verifyChallenge } },
  );
  await user.type(codeField(), '246810');
  await waitFor(() => expect(order).toEqual(['session', 'complete']));
  expect(status()).toBe('finished');
  await vi.waitFor(
    async () => {
      await act(async () => {});
      collectGarbage();
      expect(made.map((tokens) => tokens.deref())).toEqual([undefined]);
    },
    { timeout: 5000, interval: 100 },
  );
  expect(screen.getByRole('heading')).toBeVisible();
});
