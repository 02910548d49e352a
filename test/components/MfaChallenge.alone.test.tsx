import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { MfaChallenge, type MfaChallengeInfo, MfaFlow, type MfaLoginResult } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { button, codeField, show, status } from './screen.js';

const CODE = '246810';
const back = (): void => {};
const mail = { id: 'mail', method: 'email' as const, destination: 'a•••@•••.example' };
/** A new object, because a known one means the same login. */
const newChallenge = (): MfaChallengeInfo => ({ challengeId: 'cookie', factors: [mail] });
const login = (more: Partial<MfaLoginResult> = {}): MfaLoginResult => ({
  mfaRequired: true,
  user: { mfaEnrolled: true },
  ...newChallenge(),
  ...more,
});

/** A backend that keeps the challenge in a cookie, so every challenge has the same id. */
function backend() {
  const sendChallenge = vi.fn(async () => ({ resendIn: 0 }));
  const verifyChallenge = vi.fn(async (): Promise<object> => ({ tokens: 'fresh' }));
  return { sendChallenge, verifyChallenge };
}
const adapterOf = (made: ReturnType<typeof backend>): Parameters<typeof show>[1]['adapter'] => made as never;

describe('<MfaChallenge /> on its own', () => {
  it('passes the session to the provider’s onSession, and then calls its own callback', async () => {
    const order: unknown[] = [];
    let stored = (): void => {};
    const onSession = async (session: unknown): Promise<void> => {
      await new Promise<void>((resolve) => {
        stored = resolve;
      });
      order.push(session);
    };
    const { user } = show(
      <MfaChallenge challenge={newChallenge()} onVerified={({ session }) => order.push(session)} onRestart={back} />,
      { adapter: adapterOf(backend()) },
      { onSession },
    );
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    await user.type(codeField(), CODE);
    await waitFor(() => expect(status()).toBe('verified'));
    expect(order).toEqual([]);
    stored();
    await waitFor(() => expect(order).toEqual([{ tokens: 'fresh' }, { tokens: 'fresh' }]));
  });

  it('leaves the session to the surrounding <MfaFlow />', async () => {
    const [onSession, ofFlow] = [vi.fn(), vi.fn()];
    const { user } = show(
      <MfaFlow result={login()} onSession={ofFlow} onRestart={back} />,
      { adapter: adapterOf(backend()) },
      { onSession },
    );
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    await user.type(codeField(), CODE);
    await waitFor(() => expect(status()).toBe('finished'));
    expect(ofFlow).toHaveBeenCalledOnce();
    expect(onSession).not.toHaveBeenCalled();
  });

  describe('if a right answer leads to another step', () => {
    it('continues with another factor, sends its code, and is passed by it', async () => {
      const made = backend();
      made.verifyChallenge.mockResolvedValueOnce({ next: login() }); // the same address, for another code
      const onVerified = vi.fn();
      const { user } = show(<MfaChallenge challenge={newChallenge()} onVerified={onVerified} onRestart={back} />, {
        adapter: adapterOf(made),
      });
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      await user.type(codeField(), CODE);
      await waitFor(() => expect(made.sendChallenge).toHaveBeenCalledTimes(2));
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      expect(codeField()).toHaveValue('');
      expect(codeField()).toHaveAccessibleDescription(en.code.autoSubmit(6));
      expect(onVerified).not.toHaveBeenCalled();
      await user.type(codeField(), CODE);
      await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
      expect(onVerified.mock.calls[0]?.[0]).toMatchObject({ session: { tokens: 'fresh' }, by: 'email' });
    });

    it("asks to sign in again if that is an enrollment and the host doesn't handle it", async () => {
      const made = backend();
      made.verifyChallenge.mockResolvedValueOnce({ next: login({ user: { mfaEnrolled: false } }) });
      const onRestart = vi.fn();
      const { user } = show(<MfaChallenge challenge={newChallenge()} onRestart={onRestart} />, {
        adapter: adapterOf(made),
      });
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      await user.type(codeField(), CODE);
      await user.click(await screen.findByRole('button', { name: en.common.signInAgain }));
      await waitFor(() => expect(onRestart).toHaveBeenCalledOnce());
    });

    it('passes every step to a host that handles it', async () => {
      const made = backend();
      made.verifyChallenge.mockResolvedValueOnce({ next: login() });
      const onNext = vi.fn();
      const { user } = show(<MfaChallenge challenge={newChallenge()} onNext={onNext} onRestart={back} />, {
        adapter: adapterOf(made),
      });
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      await user.type(codeField(), CODE);
      await waitFor(() => expect(onNext).toHaveBeenCalledExactlyOnceWith(login()));
      expect(made.sendChallenge).toHaveBeenCalledOnce();
    });
  });
});

it("has no resend button if the login's only code has been sent", async () => {
  const only = login({ sentTo: mail.id, canResend: false });
  const adapter = adapterOf(backend());
  const shown = show(<MfaFlow key="only" result={only} onRestart={back} />, { adapter });
  const resend = (): HTMLElement | null => screen.queryByRole('button', { name: en.challenge.resend });
  await waitFor(() => expect(status()).toBe('awaiting-code'));
  expect(resend()).toBeNull();
  shown.show(<MfaFlow key="more" result={{ ...only, canResend: true, resendIn: 0 }} onRestart={back} />);
  await waitFor(() => expect(button(en.challenge.resend)).toBeVisible());
});
