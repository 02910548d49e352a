import { act, screen, waitFor } from '@testing-library/react';
import type { ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { EmailSetup, MfaEnrollment, MfaFlow, PasskeySetup, SmsSetup, TotpSetup } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import { Hidable } from './Hidable.js';
import { anna, button, callsOf, phone, root, sandboxWith, show, status } from './screen.js';

const { common, enrollment, setup, sent } = en;

function signedIn(): Sandbox {
  const sandbox = sandboxWith();
  sandbox.signIn(anna.email);
  return sandbox;
}
const skip = (): void => undefined;
const backButton = (): HTMLElement | null => screen.queryByRole('button', { name: common.back });

describe.each([
  ['TotpSetup', TotpSetup],
  ['SmsSetup', SmsSetup],
  ['EmailSetup', EmailSetup],
  ['PasskeySetup', PasskeySetup],
] as const)('a standalone <%s />', (_, Setup) => {
  it('has no Back button if there is nothing to go back to', () => {
    show(<Setup />, signedIn());
    expect(status()).toBe('ready');
    expect(backButton()).toBeNull();
  });

  it('goes back to the host if the host handles it', async () => {
    const onCancel = vi.fn();
    const { user } = show(<Setup onCancel={onCancel} />, signedIn());
    await user.click(button(common.back));
    await waitFor(() => expect(onCancel).toHaveBeenCalledOnce());
  });
});

describe('Back in a standalone setup', () => {
  it('leads from the code to its first screen, and to no other', async () => {
    const { user } = show(<TotpSetup />, signedIn());
    await user.click(button(setup.totp.start));
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    await user.click(button(common.back));
    expect(status()).toBe('ready');
    expect(root()).toHaveTextContent(setup.totp.title);
    expect(root()).not.toHaveTextContent(enrollment.required);
    expect(backButton()).toBeNull();
  });

  it('cancels a start that gets no response', async () => {
    const sandbox = signedIn();
    const held = sandbox.faults.hold('enrollSMS');
    const { user } = show(<SmsSetup />, sandbox);
    await user.type(screen.getByLabelText(sent.phoneLabel), `${phone}{Enter}`);
    await waitFor(() => expect(status()).toBe('starting'));
    await user.click(button(common.back));
    expect(status()).toBe('ready');
    held.release();
  });

  it("isn't offered by an enrollment that starts with the choice and has nowhere else to go", async () => {
    const { user } = show(<MfaEnrollment skipIntro />, signedIn());
    expect(status()).toBe('choosing-method');
    expect(backButton()).toBeNull();
    await user.click(screen.getByText(en.methods.email.title));
    await user.click(button(common.back));
    expect(status()).toBe('choosing-method');
    expect(backButton()).toBeNull();
  });
});

describe('<TotpSetup autoStart />', () => {
  it('shows the QR code without a click', async () => {
    show(<TotpSetup autoStart />, signedIn());
    expect(await screen.findByRole('img', { name: en.totp.qrLabel })).toBeVisible();
  });

  it('asks for no secret without it', async () => {
    const sandbox = signedIn();
    show(<TotpSetup />, sandbox);
    await act(async () => {});
    expect(status()).toBe('ready');
    expect(callsOf(sandbox, 'enrollTOTP')).toHaveLength(0);
  });

  it('waits for a click after the user has gone back, and after a failure', async () => {
    const sandbox = signedIn();
    sandbox.faults.fail('enrollTOTP', { code: 'SERVER' });
    const { user } = show(<TotpSetup autoStart />, sandbox);
    await waitFor(() => expect(root()).toHaveTextContent(en.errors.SERVER));
    expect(callsOf(sandbox, 'enrollTOTP')).toHaveLength(1);
    await user.click(button(common.tryAgain));
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    await user.click(button(common.back));
    await act(async () => {});
    expect(status()).toBe('ready');
    expect(callsOf(sandbox, 'enrollTOTP')).toHaveLength(2);
  });

  it('waits for a click after it was hidden', async () => {
    const sandbox = signedIn();
    const page = (hidden: boolean): ReactElement => (
      <Hidable hidden={hidden}>
        <TotpSetup autoStart />
      </Hidable>
    );
    const { show: showAgain } = show(page(false), sandbox);
    await waitFor(() => expect(status()).toBe('awaiting-code'));
    showAgain(page(true));
    await act(async () => {});
    showAgain(page(false));
    await act(async () => {});
    expect(callsOf(sandbox, 'enrollTOTP')).toHaveLength(1);
  });

  it('lets the user name the app first if it has to', async () => {
    const sandbox = signedIn();
    show(<TotpSetup autoStart askName />, sandbox);
    await act(async () => {});
    expect(screen.getByLabelText(enrollment.nameLabel)).toBeVisible();
    expect(callsOf(sandbox, 'enrollTOTP')).toHaveLength(0);
  });
});

describe('the progress of a setup', () => {
  it('counts the screens: the address, the code, the backup codes', async () => {
    const sandbox = signedIn();
    const { user } = show(<EmailSetup />, sandbox);
    expect(root()).toHaveTextContent(enrollment.step(1, 3));
    await user.click(button(setup.email.start));
    await waitFor(() => expect(root()).toHaveTextContent(enrollment.step(2, 3)));
    await user.type(await screen.findByLabelText(en.code.label(6)), sandbox.lastCode(anna.email));
    await waitFor(() => expect(root()).toHaveTextContent(enrollment.step(3, 3)));
  });

  it.each([
    ['the first screen of an app that is set up alone', <TotpSetup key="" />, 3],
    ['the one screen of a passkey', <PasskeySetup key="" />, 2],
  ])('counts %s', (_, element, total) => {
    show(element, signedIn());
    expect(root()).toHaveTextContent(enrollment.step(1, total));
  });
});

describe('an email address that the app knows', () => {
  it('is in the field, and can be changed', async () => {
    const sandbox = signedIn();
    const { user } = show(<EmailSetup />, sandbox, { account: anna.email });
    expect(screen.getByLabelText(sent.emailLabel)).toHaveValue(anna.email);
    expect(root()).not.toHaveTextContent(sent.emailHint);
    await user.clear(screen.getByLabelText(sent.emailLabel));
    await user.type(screen.getByLabelText(sent.emailLabel), 'other@example.com{Enter}');
    await waitFor(() => expect(sandbox.lastCode('other@example.com')).toBeTruthy());
  });

  it('isn’t taken from an account that isn’t an address', () => {
    show(<EmailSetup />, signedIn(), { account: 'Anna' });
    expect(screen.getByLabelText(sent.emailLabel)).toHaveValue('');
    expect(root()).toHaveTextContent(sent.emailHint);
  });

  it('is shown if the backend accepts no other', () => {
    const { adapter } = signedIn();
    const fixed = { ...adapter, features: { ...adapter.features, fixedEmail: true } };
    show(<EmailSetup />, { adapter: fixed }, { account: anna.email });
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.getByText(anna.email)).toBeVisible();
  });
});

describe('<MfaEnrollment />', () => {
  it.each([
    ['says that it is required', true, { required: true }],
    ['says so next to “Not now” too', true, { required: true, onSkip: skip }],
    ['doesn’t say so by default', false, {}],
    ['doesn’t say so if it can be skipped', false, { onSkip: skip }],
  ])('%s: %s for %o', (_, says, props) => {
    show(<MfaEnrollment {...props} />, signedIn());
    expect(root().textContent?.includes(enrollment.required)).toBe(says);
  });

  it('says so if the login response requires it', async () => {
    const sandbox = sandboxWith({}, { policy: { enrollment: 'required', methods: ['totp'] } });
    show(<MfaFlow result={await sandbox.adapter.login(anna)} onRestart={() => undefined} />, sandbox);
    await waitFor(() => expect(root()).toHaveTextContent(enrollment.required)); // its screens load when they are needed
  });

  it('calls the host once for “Not now”, however often it is clicked', async () => {
    const onSkip = vi.fn();
    const { user } = show(<MfaEnrollment onSkip={onSkip} />, signedIn());
    await user.click(button(enrollment.skip));
    await user.click(button(enrollment.skip));
    await user.dblClick(button(enrollment.skip));
    expect(onSkip).toHaveBeenCalledExactlyOnceWith();
  });

  it('offers “Not now” at the choice if it starts there', async () => {
    const onSkip = vi.fn();
    const { user } = show(<MfaEnrollment skipIntro onSkip={onSkip} />, signedIn());
    await user.click(button(enrollment.skip));
    await user.click(button(enrollment.skip));
    expect(onSkip).toHaveBeenCalledExactlyOnceWith();
  });

  it("doesn't offer it again to a user who has started", async () => {
    const { user } = show(<MfaEnrollment onSkip={() => undefined} />, signedIn());
    await user.click(button(enrollment.start));
    expect(status()).toBe('choosing-method');
    expect(screen.queryByRole('button', { name: enrollment.skip })).toBeNull();
  });
});
