import { act, render, screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { expect, it, vi } from 'vitest';
import { type MfaLoginResult, MfaProvider, useMfaChallenge, useMfaEnrollment, useMfaFlow } from '../../../src/index.js';
import { anna, codeOf, phone, sandboxWith } from '../../sandboxWith.js';
import { runHook } from '../hook.js';

it('leads from the response of login to a session, which is stored before the flow completes', async () => {
  const sandbox = sandboxWith({ totp: true });
  const result = await sandbox.adapter.login(anna);
  const order: string[] = [];
  const { result: hook } = runHook(
    () => {
      const flow = useMfaFlow({
        result,
        onSession: async () => void order.push('session'),
        onComplete: () => void order.push('complete'),
      });
      const challenge = useMfaChallenge({ challengeId: result.challengeId ?? '', onVerified: flow.verified });
      return { flow, challenge };
    },
    { adapter: sandbox.adapter },
  );
  expect(hook.current.flow.state.status).toBe('challenging');
  act(() => hook.current.challenge.verify(codeOf(sandbox)));
  await waitFor(() => expect(hook.current.flow.state.status).toBe('finished'));
  expect(order).toEqual(['session', 'complete']);
});

it('passes the session of an enrollment to its own onSession, and not to the provider’s', async () => {
  const sandbox = sandboxWith({}, { policy: { enrollment: 'required', methods: ['passkey'] } });
  const result = await sandbox.adapter.login(anna);
  const onSession = vi.fn();
  const providers = vi.fn();
  const { result: hook } = runHook(
    () => {
      const flow = useMfaFlow({ result, onSession });
      const { confirmed, enrolled } = flow;
      const challengeId = result.challengeId ?? undefined;
      const enrollment = useMfaEnrollment({
        challengeId,
        inSignIn: true,
        onConfirmed: confirmed,
        onEnrolled: enrolled,
      });
      return { flow, enrollment };
    },
    { adapter: sandbox.adapter, onSession: providers },
  );
  act(() => hook.current.enrollment.accept());
  act(() => hook.current.enrollment.choose('passkey'));
  act(() => hook.current.enrollment.start());
  await waitFor(() => expect(onSession).toHaveBeenCalledOnce());
  expect(providers).not.toHaveBeenCalled();
});

it('sends no second code for a screen that is mounted again', async () => {
  const sandbox = sandboxWith({ sms: phone }, { sendOnLogin: false });
  const result: MfaLoginResult = await sandbox.adapter.login(anna);
  const Challenge = ({ flow }: { flow: ReturnType<typeof useMfaFlow> }): ReactElement => {
    const challenge = flow.state.status === 'challenging' ? flow.state.challenge : undefined;
    const { state } = useMfaChallenge({ challenge, login: flow.login });
    return <p>{state.status}</p>;
  };
  const Flow = (): ReactElement => <Challenge flow={useMfaFlow({ result })} />;
  const page = (key: string): ReactElement => (
    <MfaProvider adapter={sandbox.adapter}>
      <Flow key={key} />
    </MfaProvider>
  );
  const { rerender } = render(page('one'));
  await screen.findByText('awaiting-code');
  rerender(page('two'));
  await screen.findByText('awaiting-code');
  await act(async () => {});
  expect(sandbox.calls.filter(({ name }) => name === 'sendChallenge')).toHaveLength(1);
});
