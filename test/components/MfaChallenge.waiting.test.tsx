import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { MfaChallenge, type MfaChallengeInfo } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import {
  announced,
  button,
  callsOf,
  challengeOf,
  chooseMethod,
  codeField,
  codeOf,
  phone,
  rateLimit,
  root,
  sandboxWith,
  show,
  status,
} from './screen.js';
import { type FakeTime, fakeTime } from './time.js';

const RATE_LIMITED = en.errors.RATE_LIMITED;
const SECOND = 1000;
const HOUR = 3600 * SECOND;

/** What was announced while time passed, second by second. */
async function heard(time: FakeTime, seconds: number): Promise<string[]> {
  const words = new Set([announced()]);
  for (let i = 0; i < seconds; i++) {
    await time.advance(SECOND);
    words.add(announced()); // a live region that becomes empty announces nothing
  }
  return [...words];
}

const submit = (): void => void fireEvent.submit(codeField().form as HTMLFormElement);

describe('<MfaChallenge />', () => {
  describe('if the server requires a wait', () => {
    async function paused(retryAfter?: number) {
      const time = fakeTime();
      const sandbox = sandboxWith({ totp: true, backupCodes: true });
      const onVerified = vi.fn();
      const shown = show(
        <MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} onVerified={onVerified} />,
        sandbox,
      );
      sandbox.faults.fail('verifyChallenge', { code: 'RATE_LIMITED', ...(retryAfter !== undefined && { retryAfter }) });
      await shown.user.type(codeField(), '739184');
      await screen.findByText(RATE_LIMITED);
      return { ...shown, time, sandbox, onVerified };
    }

    it('says for how long, counts down, and keeps what was typed', async () => {
      const { time } = await paused(42);
      expect(rateLimit()).toHaveTextContent('Try again in 42 seconds.');
      expect(codeField()).toHaveAccessibleDescription(`${en.errors.RATE_LIMITED} Try again in 42 seconds.`);
      await time.advance(2 * SECOND);
      expect(rateLimit()).toHaveTextContent('Try again in 40 seconds.');
      expect(codeField()).toHaveValue('739184');
      expect(codeField()).not.toHaveAttribute('readonly');
    });

    it.each([
      [undefined, '30 seconds'],
      [90, '1 minute 30 seconds'],
      [86_400 * 365, '24 hours'],
    ])('treats %s from the server as %s', async (retryAfter, words) => {
      await paused(retryAfter);
      expect(rateLimit()).toHaveTextContent(`Try again in ${words}.`);
    });

    it('sends nothing until then, whatever the user does, and nothing automatically', async () => {
      const { user, time, sandbox, onVerified } = await paused(20);
      const verify = button(en.challenge.verify);
      expect(verify).toHaveAttribute('aria-disabled', 'true');
      await user.click(verify);
      submit();
      await user.clear(codeField());
      await user.type(codeField(), codeOf(sandbox));
      await user.keyboard('{Enter}');
      await time.advance(19 * SECOND);
      expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1);
      await time.advance(2 * SECOND);
      expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1);
      expect(screen.queryByText(RATE_LIMITED)).not.toBeInTheDocument();
      expect(verify).not.toHaveAttribute('aria-disabled');
      submit();
      await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    });

    it("doesn't announce every second", async () => {
      const { time } = await paused(60);
      expect((await heard(time, 62)).length).toBeLessThanOrEqual(5); // four times, and the end
    });

    it('lets the user choose another method meanwhile, and still waits when they come back', async () => {
      const { user, time, sandbox } = await paused(60);
      await chooseMethod(user, en.challenge.backupCodeLabel);
      expect(button(en.challenge.verify)).not.toHaveAttribute('aria-disabled');
      await time.advance(SECOND);
      await user.click(button(en.challenge.useCode));
      expect(button(en.challenge.verify)).toHaveAttribute('aria-disabled', 'true');
      expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1);
    });
  });

  it('opens again when the lock ends', async () => {
    const time = fakeTime();
    const sandbox = sandboxWith({ totp: true });
    const onVerified = vi.fn();
    const { user } = show(
      <MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} onVerified={onVerified} />,
      sandbox,
    );
    sandbox.faults.fail('verifyChallenge', { code: 'LOCKED', retryAfter: 60 });
    await user.type(codeField(), codeOf(sandbox));
    await waitFor(() => expect(status()).toBe('blocked'));
    expect((await heard(time, 58)).length).toBeLessThanOrEqual(4);
    await time.advance(4 * SECOND);
    expect(status()).toBe('awaiting-code');
    await user.type(codeField(), `${codeOf(sandbox)}{Enter}`);
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
  });

  describe("if the backend doesn't respond", () => {
    async function silent(options: Parameters<typeof show>[2] = {}) {
      const time = fakeTime();
      const sandbox = sandboxWith({ totp: true });
      const onVerified = vi.fn();
      const shown = show(
        <MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} onVerified={onVerified} />,
        sandbox,
        options,
      );
      return { ...shown, time, sandbox, onVerified };
    }

    it('says after five seconds that it is still working, and announces it', async () => {
      const { user, time, sandbox } = await silent();
      sandbox.faults.drop('verifyChallenge');
      await user.type(codeField(), codeOf(sandbox));
      expect(announced()).toContain(en.challenge.verifying);
      await time.advance(4 * SECOND);
      expect(announced()).not.toContain(en.common.stillWorking);
      await time.advance(1.5 * SECOND);
      expect(announced()).toContain(en.common.stillWorking);
    });

    it('gives up after 30 seconds: the outcome is unknown, the code stays, and nothing is sent again', async () => {
      const { user, time, sandbox, onVerified } = await silent();
      sandbox.faults.drop('verifyChallenge');
      const code = codeOf(sandbox);
      await user.type(codeField(), code);
      await time.advance(29 * SECOND);
      expect(status()).toBe('verifying');
      await time.advance(2 * SECOND);
      expect(status()).toBe('awaiting-code');
      expect(root()).toHaveTextContent(en.errors.NETWORK);
      expect(root()).not.toHaveTextContent(en.common.stillWorking);
      expect(codeField()).toHaveValue(code);
      await time.advance(60 * SECOND);
      expect(callsOf(sandbox, 'verifyChallenge')).toHaveLength(1);
      await user.clear(codeField());
      await user.type(codeField(), codeOf(sandbox)); // a different code, so it is sent at once
      await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    });

    it('ignores a response that comes after that', async () => {
      const { user, time, sandbox, onVerified } = await silent({ timeoutMs: 3000 });
      const held = sandbox.faults.hold('verifyChallenge');
      await user.type(codeField(), codeOf(sandbox));
      await time.advance(4 * SECOND);
      expect(status()).toBe('awaiting-code');
      held.release();
      await time.advance(SECOND);
      expect(onVerified).not.toHaveBeenCalled();
      expect(status()).toBe('awaiting-code');
    });

    it('waits forever if the host wants that', async () => {
      const { user, time, sandbox, onVerified } = await silent({ timeoutMs: Number.POSITIVE_INFINITY });
      const held = sandbox.faults.hold('verifyChallenge');
      await user.type(codeField(), codeOf(sandbox));
      await time.advance(HOUR);
      expect(status()).toBe('verifying');
      held.release();
      await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    });

    it('waits for a passkey prompt as long as the user needs', async () => {
      const time = fakeTime();
      const sandbox = sandboxWith({ passkey: true });
      const onVerified = vi.fn();
      const { user } = show(
        <MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} onVerified={onVerified} />,
        sandbox,
      );
      const held = sandbox.faults.hold('verifyPasskey');
      await user.click(button(en.challenge.usePasskey));
      await time.advance(5 * 60 * SECOND);
      expect(status()).toBe('verifying');
      held.release();
      await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    });
  });

  describe('when the challenge has expired', () => {
    it('says and announces it, moves nothing, and lets the server decide', async () => {
      const time = fakeTime();
      const sandbox = sandboxWith({ totp: true }, { limits: { challengeSeconds: 120 } });
      const onVerified = vi.fn();
      const onRestart = vi.fn();
      const challenge = await challengeOf(sandbox);
      const { user } = show(
        <MfaChallenge challenge={challenge} onVerified={onVerified} onRestart={onRestart} />,
        sandbox,
      );
      await user.type(codeField(), '739');
      await time.advance(121 * SECOND);
      const TIME_UP = en.challenge.timeUp;
      expect(root()).toHaveTextContent(TIME_UP);
      expect(announced()).toContain(TIME_UP);
      expect(codeField()).toHaveFocus();
      expect(codeField()).toHaveValue('739');
      await user.keyboard('184');
      await screen.findByRole('heading', { name: en.challenge.expiredTitle });
      await user.click(button(en.common.signInAgain));
      await waitFor(() => expect(onRestart).toHaveBeenCalledOnce());
    });

    it('shows and announces the remaining time only in the last two minutes', async () => {
      const time = fakeTime();
      const sandbox = sandboxWith({ totp: true }, { limits: { challengeSeconds: 600 } });
      show(<MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} />, sandbox);
      await time.advance(479 * SECOND);
      expect(root()).not.toHaveTextContent(/Time left/);
      expect(announced()).not.toContain('Time left');
      await time.advance(2 * SECOND);
      expect(root()).toHaveTextContent(/Time left: 1 minute/);
      expect(announced()).toContain('Time left');
      await time.advance(89 * SECOND);
      expect(announced()).toContain(en.challenge.expiresIn('30 seconds'));
    });

    it('notices it when a sleeping tab wakes up', async () => {
      const time = fakeTime();
      const sandbox = sandboxWith({ totp: true }, { limits: { challengeSeconds: 120 } });
      show(<MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} />, sandbox);
      time.jump(200 * SECOND);
      act(() => void document.dispatchEvent(new Event('visibilitychange')));
      expect(root()).toHaveTextContent(en.challenge.timeUp);
    });
  });

  describe('with a cooldown between two text messages', () => {
    async function sent(change: Partial<MfaChallengeInfo> = {}) {
      const time = fakeTime();
      const sandbox = sandboxWith({ sms: phone, totp: true, backupCodes: true });
      await makeSmsFirst(sandbox);
      const challenge = { ...(await challengeOf(sandbox)), ...change };
      const element = <MfaChallenge onRestart={() => {}} challenge={challenge} />;
      return { ...show(element, sandbox), time, sandbox, element, challenge };
    }
    const resend = (): HTMLElement => button(new RegExp(`^${en.challenge.resend}`));

    it('counts down on the button without announcements, and is ready in time', async () => {
      const { user, time, sandbox } = await sent();
      expect(resend()).toHaveTextContent(en.challenge.resendIn('30 seconds'));
      expect(resend()).toHaveAttribute('aria-disabled', 'true');
      await user.click(resend());
      const words = await heard(time, 29);
      expect(new Set(words).size).toBe(1);
      expect(resend()).toHaveTextContent(en.challenge.resendIn('1 second'));
      await time.advance(SECOND);
      expect(resend()).toHaveTextContent(new RegExp(`^${en.challenge.resend}$`));
      expect(callsOf(sandbox, 'sendChallenge')).toEqual([]);
      await user.click(resend());
      await waitFor(() => expect(resend()).toHaveTextContent(en.challenge.resendIn('30 seconds')));
      expect(callsOf(sandbox, 'sendChallenge')).toHaveLength(1);
    });

    it('continues when the screen is mounted again', async () => {
      const { time, show: showAgain, element } = await sent();
      await time.advance(20 * SECOND);
      showAgain(<p>Another page</p>);
      showAgain(element);
      expect(resend()).toHaveTextContent(en.challenge.resendIn('10 seconds'));
    });

    it('continues when the screen is mounted again after it has sent a code', async () => {
      const { user, time, show: showAgain, element, sandbox } = await sent();
      await time.advance(31 * SECOND);
      await user.click(resend());
      await waitFor(() => expect(resend()).toHaveTextContent(en.challenge.resendIn('30 seconds')));
      await time.advance(20 * SECOND);
      showAgain(<p>Another page</p>);
      showAgain(element);
      expect(resend()).toHaveTextContent(en.challenge.resendIn('10 seconds'));
      expect(callsOf(sandbox, 'sendChallenge')).toHaveLength(1);
    });

    it('continues when the user looks at another method and comes back', async () => {
      const { user, time, sandbox } = await sent();
      await time.advance(12 * SECOND);
      await chooseMethod(user, en.challenge.backupCodeLabel);
      await time.advance(8 * SECOND);
      await user.click(button(en.challenge.useAnotherMethod));
      await user.click(screen.getByText(en.methods.sms.title));
      expect(resend()).toHaveTextContent(en.challenge.resendIn('10 seconds'));
      expect(callsOf(sandbox, 'sendChallenge')).toEqual([]);
    });

    it('uses the wait of a refused send, also after another mount', async () => {
      const { user, time, sandbox, show: showAgain, element } = await sent({ resendIn: 0 });
      sandbox.faults.fail('sendChallenge', { code: 'RATE_LIMITED', retryAfter: 50 });
      await user.click(resend());
      await waitFor(() => expect(resend()).toHaveTextContent(en.challenge.resendIn('50 seconds')));
      expect(root()).toHaveTextContent(RATE_LIMITED);
      expect(button(en.challenge.verify)).not.toHaveAttribute('aria-disabled');
      await time.advance(10 * SECOND);
      showAgain(<p>Another page</p>);
      showAgain(element);
      expect(resend()).toHaveTextContent(en.challenge.resendIn('40 seconds'));
      expect(callsOf(sandbox, 'sendChallenge')).toHaveLength(1);
    });

    it("doesn't request another code automatically if the first send was refused and the screen is mounted again", async () => {
      const { time, sandbox, challenge, show: showAgain } = await sent();
      const { factors } = challenge;
      showAgain(<p>Another page</p>);
      sandbox.faults.fail('sendChallenge', { code: 'RATE_LIMITED', retryAfter: 50 }, 5);
      const another = (
        <MfaChallenge onRestart={() => {}} challenge={{ challengeId: 'other', ...(factors && { factors }) }} />
      );
      showAgain(another);
      await waitFor(() => expect(status()).toBe('awaiting-code'));
      expect(callsOf(sandbox, 'sendChallenge')).toHaveLength(1);
      await time.advance(5 * SECOND);
      showAgain(<p>Another page</p>);
      showAgain(another);
      await time.advance(SECOND);
      expect(callsOf(sandbox, 'sendChallenge')).toHaveLength(1);
      expect(resend()).toHaveTextContent(/Send a new code in 4\d seconds/);
    });

    it.each([
      ['ahead by an hour', HOUR],
      ['back by an hour', -HOUR],
    ])("doesn't get longer if the clock is set %s", async (_, jump) => {
      const { user, time, sandbox } = await sent();
      await time.advance(5 * SECOND);
      time.jump(jump);
      await time.advance(26 * SECOND);
      expect(resend()).toHaveTextContent(new RegExp(`^${en.challenge.resend}$`));
      await user.click(resend());
      await waitFor(() => expect(callsOf(sandbox, 'sendChallenge')).toHaveLength(1));
    });
  });
});

async function makeSmsFirst(sandbox: Sandbox): Promise<void> {
  sandbox.signIn('anna@example.com');
  const { factors = [] } = await sandbox.adapter.getStatus();
  await sandbox.adapter.setDefaultFactor({ factorId: factors.find(({ method }) => method === 'sms')?.id ?? '' });
}
