import { render, renderHook, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Component, createRef, type ReactNode } from 'react';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  BackupCodesPanel,
  MfaChallenge,
  type MfaChallengeProps,
  MfaProvider,
  type MfaProviderProps,
  TotpSetup,
  useBackupCodes,
  useMfaChallenge,
  useTotpSetup,
} from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { uncaughtErrors } from '../uncaughtErrors.js';
import {
  anna,
  askForHelp,
  button,
  challengeOf,
  chooseMethod,
  codeField,
  codeOf,
  phone,
  root,
  sandboxWith,
  show,
  status,
} from './screen.js';

/** React reports each error to the console, and React 18 to the window too, which isn't tested here. */
function quietly(): void {
  const spy = vi.spyOn(console, 'error').mockImplementation(() => {});
  const hush = (event: Event): void => event.preventDefault();
  window.addEventListener('error', hush);
  onTestFinished(() => {
    spy.mockRestore();
    window.removeEventListener('error', hush);
  });
}

class HostBoundary extends Component<{ children: ReactNode }, { error?: Error }> {
  override state: { error?: Error } = {};
  static getDerivedStateFromError(error: Error) {
    return { error };
  }
  override render() {
    return this.state.error ? <p>Host: {this.state.error.message}</p> : this.props.children;
  }
}

describe('<MfaProvider />', () => {
  it.each<unknown>([undefined, null, {}, { verifyTOTP: async () => {} }])(
    'explains to the developer what is wrong with the adapter %o',
    (adapter) => {
      quietly();
      const props = { adapter } as { adapter: MfaProviderProps['adapter'] };
      expect(() => render(<MfaProvider {...props} />)).toThrow(
        '<MfaProvider> got an adapter without verifyChallenge(). ' +
          'Pass an adapter, such as protektAdapter(protekt).',
      );
    },
  );

  it.each<[string, () => unknown]>([
    ['useMfaChallenge', () => useMfaChallenge({ challengeId: 'c1' })],
    ['useTotpSetup', () => useTotpSetup()],
    ['useBackupCodes', () => useBackupCodes({})],
  ])('is required by %s, which says so in a sentence', (_, hook) => {
    quietly();
    expect(() => renderHook(hook)).toThrow('outside of <MfaProvider>. Wrap your sign-in page in it.');
  });

  it.each<[string, ReactNode]>([
    ['a challenge', <MfaChallenge onRestart={() => {}} key="1" challengeId="c1" />],
    ['a set-up', <TotpSetup key="2" />],
    ['backup codes', <BackupCodesPanel key="3" />],
  ])('is required by %s, which says so in a sentence that reaches the host', (_, element) => {
    quietly();
    render(<HostBoundary>{element}</HostBoundary>);
    expect(screen.getByText(/^Host: .*outside of <MfaProvider>/)).toBeVisible();
  });

  it.each([{}, { challengeId: '' }, { challenge: { challengeId: '' } }])(
    'explains to the developer that a challenge has no id: %o',
    (props) => {
      quietly();
      const sandbox = sandboxWith();
      show(
        <HostBoundary>
          <MfaChallenge {...(props as unknown as MfaChallengeProps)} />
        </HostBoundary>,
        sandbox,
      );
      expect(screen.getByText(/^Host: .*pass the `challenge` of your login/)).toBeVisible();
    },
  );

  it('renders no element', () => {
    const { container } = show(<p>Inside</p>, sandboxWith());
    expect(container.innerHTML).toBe('<p>Inside</p>');
  });

  it('gives each tree a separate backend', async () => {
    const harbour = sandboxWith({ totp: true });
    const bank = sandboxWith({ totp: true });
    const [atHarbour, atBank] = [await challengeOf(harbour), await challengeOf(bank)];
    const onVerified = vi.fn();
    const { user } = show(
      <>
        <MfaChallenge onRestart={() => {}} challenge={atHarbour} />
        <MfaProvider adapter={bank.adapter}>
          <MfaChallenge onRestart={() => {}} challenge={atBank} onVerified={onVerified} />
        </MfaProvider>
      </>,
      harbour,
    );
    const [, field] = screen.getAllByLabelText(en.code.label(6));
    await user.type(field as HTMLElement, codeOf(bank));
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    expect(harbour.calls.map(({ name }) => name)).toEqual(['login']);
  });

  it('shows the host’s support if nothing else helps', async () => {
    const sandbox = sandboxWith({ totp: true });
    const support = <a href="mailto:help@harbour.example">Write to us</a>;
    const { user } = show(<MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} />, sandbox, {
      support,
    });
    await askForHelp(user);
    expect(screen.getByRole('link', { name: 'Write to us' })).toBeVisible();
    expect(root()).not.toHaveTextContent('Contact the support of this service');
  });

  it('reports events, and never a secret', async () => {
    const sandbox = sandboxWith({ totp: true, backupCodes: true });
    const onEvent = vi.fn();
    const { user } = show(<MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} />, sandbox, {
      onEvent,
    });
    await user.type(codeField(), sandbox.wrongCode());
    await waitFor(() => expect(onEvent).toHaveBeenCalledOnce());
    await chooseMethod(user, en.challenge.backupCodeLabel);
    await user.type(
      screen.getByLabelText(en.challenge.backupCodeLabel),
      `${sandbox.user(anna.email).backupCodes[0]}{Enter}`,
    );
    await waitFor(() => expect(status()).toBe('verified'));
    expect(onEvent.mock.calls).toEqual([
      [{ type: 'challenge-failed', method: 'totp', error: expect.objectContaining({ code: 'INVALID_CODE' }) }],
      [{ type: 'challenge-passed', method: 'backup-code' }],
    ]);
  });

  it.each(['onEvent', 'onError'] as const)("doesn't lock anybody out if the host's %s throws", async (name) => {
    const uncaught = uncaughtErrors();
    const sandbox = sandboxWith({ totp: true });
    const onVerified = vi.fn();
    const broken = vi.fn(() => {
      throw new Error('analytics is down');
    });
    const element = (
      <MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} onVerified={onVerified} />
    );
    const { user } = show(element, sandbox, { [name]: broken });
    await user.type(codeField(), sandbox.wrongCode());
    await screen.findByText(en.errors.INVALID_CODE);
    expect(broken).toHaveBeenCalled();
    await user.keyboard(`${codeOf(sandbox)}{Enter}`);
    await waitFor(() => expect(onVerified).toHaveBeenCalledOnce());
    expect(uncaught).toContainEqual(new Error('analytics is down'));
  });
});

describe('a screen that breaks', () => {
  const fails = (): string => {
    throw new RangeError('no such word');
  };
  const broken = { challenge: { sending: fails, sentTo: fails, notSent: fails } };

  it("doesn't affect the host’s page, says so, and can be restarted", async () => {
    quietly();
    const onError = vi.fn();
    const ref = createRef<HTMLElement>();
    const sandbox = sandboxWith({ totp: true, sms: phone });
    const element = (
      <HostBoundary>
        <p>Harbour</p>
        <MfaChallenge
          onRestart={() => {}}
          challenge={await challengeOf(sandbox)}
          id="login"
          className="mine"
          headingLevel={4}
          ref={ref}
        />
      </HostBoundary>
    );
    const { user } = show(element, sandbox, { messages: broken, onError });
    await user.click(button(en.challenge.useAnotherMethod));
    await user.click(screen.getByText(en.methods.sms.title));
    expect(screen.getByText('Harbour')).toBeVisible();
    expect(screen.getByRole('heading', { name: en.common.brokenTitle, level: 4 })).toHaveFocus();
    expect(root()).toHaveTextContent(en.common.brokenDescription); // a text of the host threw, not the server
    expect(root()).toHaveAttribute('id', 'login');
    expect(root()).toHaveClass('mine');
    expect(ref.current).toBe(root());
    expect(onError.mock.calls.map(([{ operation, code }]) => [operation, code])).toEqual([['render', 'UNKNOWN']]);
    await user.click(button(en.common.tryAgain));
    expect(codeField()).toBeVisible();
  });
});

describe('a callback of the host that throws', () => {
  it('is reported to the developer', async () => {
    const uncaught = uncaughtErrors();
    const sandbox = sandboxWith({ totp: true });
    const element = (
      <MfaChallenge
        onRestart={() => {}}
        challenge={await challengeOf(sandbox)}
        onVerified={() => {
          throw new Error('setUserSession is not defined');
        }}
      />
    );
    const user = userEvent.setup();
    show(element, sandbox);
    await user.type(codeField(), codeOf(sandbox));
    await waitFor(() => expect(status()).toBe('verified'));
    await waitFor(() => expect(uncaught).toEqual([new Error('setUserSession is not defined')]));
  });
});
