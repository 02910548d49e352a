import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { ApprovalStep } from '../../src/approval.js';
import {
  type MfaAdapter,
  MfaChallenge,
  MfaChallengeDialog,
  type MfaFactor,
  MfaFlow,
  useStepUp,
} from '../../src/index.js';
import { enApproval } from '../../src/locales/enApproval.js';
import { en } from '../words.js';
import { button, root, show, status } from './screen.js';
import { fakeTime } from './time.js';

const words = enApproval.approval;
const push: MfaFactor = { id: 'push-1', method: 'push' };
const app: MfaFactor = { id: 'app-1', method: 'totp' };
/** A new object for each login, because the same object means the same login, with the same deliveries. */
const login = () => ({ challengeId: 'c1', factors: [push, app] });
type Outcome = Awaited<ReturnType<NonNullable<MfaAdapter['verifyApproval']>>>;

/** A backend that has sent a request to Anna's phone, and her phone. */
function backend() {
  let outcome: Outcome = { pending: true, pollIn: 2 };
  const verifyApproval = vi.fn<NonNullable<MfaAdapter['verifyApproval']>>(async () => outcome);
  const sendChallenge = vi.fn(async () => ({ approval: { number: '27', expiresIn: 60 }, resendIn: 0 }));
  const adapter: MfaAdapter = {
    methods: [{ id: 'push', name: 'Harbour app', hint: 'Open Harbour on your phone.', kind: 'approval' }],
    features: { trustDevice: true },
    verifyChallenge: async () => ({ verified: true }),
    sendChallenge,
    verifyApproval,
  };
  const answer = (next: Outcome) => {
    outcome = next;
  };
  return { adapter, verifyApproval, sendChallenge, answer };
}

async function waiting() {
  const time = fakeTime();
  const phone = backend();
  const onVerified = vi.fn();
  const ui = <MfaChallenge challenge={login()} onVerified={onVerified} onRestart={() => {}} />;
  const shown = show(ui, phone, { slots: { Approval: ApprovalStep } });
  await time.advance(1);
  return { ...phone, ...time, ...shown, onVerified };
}

describe('an approval on another device', () => {
  it('shows and announces the number, and says that it is waiting', async () => {
    await waiting();
    expect(status()).toBe('awaiting-approval');
    expect(root()).toHaveAccessibleName('Harbour app');
    expect(root()).toHaveTextContent('Open Harbour on your phone.');
    expect(screen.getByText('27')).toBeVisible();
    expect(screen.getByRole('status')).toHaveTextContent(`${words.match('27')}${words.waiting}`);
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('signs in once it is approved, and trusts the device if requested', async () => {
    const { user, answer, advance, onVerified, verifyApproval } = await waiting();
    await user.click(screen.getByRole('checkbox'));
    answer({ tokens: 'anna' });
    await advance(2000);
    expect(status()).toBe('verified');
    expect(onVerified).toHaveBeenCalledOnce();
    expect(verifyApproval.mock.lastCall?.[0]).toMatchObject({ factorId: 'push-1', trustDevice: true });
  });

  it('says that it was denied, and sends it again on click', async () => {
    const { user, answer, advance, sendChallenge } = await waiting();
    answer({ denied: true });
    await advance(2000);
    expect(status()).toBe('approval-ended');
    expect(screen.getByRole('status')).toHaveTextContent(words.denied);
    expect(screen.queryByText('27')).toBeNull();
    answer({ pending: true });
    await user.click(button(words.sendAgain));
    await advance(1);
    expect(sendChallenge).toHaveBeenCalledTimes(2);
    expect(status()).toBe('awaiting-approval');
    expect(screen.getByText('27')).toBeVisible();
  });

  it('says that it expired', async () => {
    const { advance } = await waiting();
    await advance(61_000);
    expect(status()).toBe('approval-ended');
    expect(screen.getByRole('status')).toHaveTextContent(words.expired);
    expect(button(words.sendAgain)).toBeEnabled();
  });

  it('offers another method', async () => {
    const { user, verifyApproval, advance } = await waiting();
    await user.click(button(en.challenge.useAnotherMethod));
    await user.click(screen.getByText(en.methods.totp.title));
    expect(status()).toBe('awaiting-code');
    const { length } = verifyApproval.mock.calls;
    await advance(60_000);
    expect(verifyApproval).toHaveBeenCalledTimes(length);
  });

  it("says that it can't be used if the host has no screen for it, and offers the other methods", async () => {
    const { adapter, verifyApproval } = backend();
    const { user } = show(<MfaChallenge challenge={login()} onRestart={() => {}} />, { adapter });
    expect(await screen.findByText(en.errors.METHOD_UNAVAILABLE)).toBeVisible();
    expect(verifyApproval).not.toHaveBeenCalled();
    await user.click(button(en.challenge.useAnotherMethod));
    await user.click(screen.getByText(en.methods.totp.title));
    expect(status()).toBe('awaiting-code');
  });

  it('works as a step of the whole flow', async () => {
    const phone = backend();
    phone.answer({ tokens: 'anna' });
    const onComplete = vi.fn();
    const result = { mfaRequired: true, user: { mfaEnrolled: true }, ...login() };
    show(<MfaFlow result={result} onComplete={onComplete} onRestart={() => {}} />, phone, {
      slots: { Approval: ApprovalStep },
    });
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
  });

  it('works for a step-up', async () => {
    const { adapter, answer, verifyApproval } = backend();
    const passed = vi.fn();
    function Page() {
      const { stepUp, reauth } = useStepUp();
      return (
        <>
          <button type="button" onClick={() => void stepUp().then(passed)}>
            Delete
          </button>
          <MfaChallengeDialog reauth={reauth} />
        </>
      );
    }
    const stepping = { ...adapter, startStepUp: async () => login() };
    const { user } = show(<Page />, { adapter: stepping }, { slots: { Approval: ApprovalStep } });
    answer({ verified: true });
    await user.click(button('Delete'));
    await waitFor(() => expect(passed).toHaveBeenCalledOnce());
    expect(verifyApproval.mock.lastCall?.[0]).toMatchObject({ challengeId: 'c1', factorId: 'push-1' });
  });

  it("uses the host's texts", async () => {
    const { adapter } = backend();
    const messages = { approval: { waiting: 'Warten auf die Freigabe …' } };
    show(
      <MfaChallenge challenge={login()} onRestart={() => {}} />,
      { adapter },
      { slots: { Approval: ApprovalStep }, messages },
    );
    expect(await screen.findByText(messages.approval.waiting)).toBeVisible();
  });
});
