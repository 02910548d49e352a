import { screen, waitFor } from '@testing-library/react';
import { createRef, type ReactElement, type Ref } from 'react';
import { describe, expect, it } from 'vitest';
import {
  BackupCodesPanel,
  EmailSetup,
  MfaChallenge,
  MfaEnrollment,
  MfaFlow,
  PasskeySetup,
  SmsSetup,
  TotpSetup,
} from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import type { Sandbox } from '../../src/sandbox/index.js';
import {
  anna,
  askForHelp,
  button,
  challengeOf,
  chooseMethod,
  codeField,
  phone,
  root,
  sandboxWith,
  show,
  status,
} from './screen.js';

const login = { mfaRequired: true, user: { mfaEnrolled: true }, challengeId: 'c1' };
const factors = [
  { id: 'f1', method: 'totp' as const },
  { id: 'f2', method: 'sms' as const, destination: phone },
];
const challenge = { challengeId: 'c1', factors, sentTo: 'f2', resendIn: 20, expiresIn: 300 };

interface HostProps {
  ref: Ref<HTMLElement>;
  id: string;
  className: string;
  'aria-label': string;
  'data-test': string;
  headingLevel: 3;
}

/** Each drop-in as a host renders it. */
const dropIns: [string, (props: HostProps) => ReactElement][] = [
  ['MfaChallenge', (props) => <MfaChallenge onRestart={() => {}} challenge={challenge} {...props} />],
  ['MfaFlow', (props) => <MfaFlow onRestart={() => {}} result={login} {...props} />],
  ['MfaEnrollment', (props) => <MfaEnrollment {...props} />],
  ['TotpSetup', (props) => <TotpSetup {...props} />],
  ['SmsSetup', (props) => <SmsSetup {...props} />],
  ['EmailSetup', (props) => <EmailSetup {...props} />],
  ['PasskeySetup', (props) => <PasskeySetup {...props} />],
  ['BackupCodesPanel', (props) => <BackupCodesPanel codes={['zq7k-9mwd', 'b3nf-x8tp']} {...props} />],
];

const given = (ref: Ref<HTMLElement>): HostProps => ({
  ref,
  id: 'second-step',
  className: 'card wide',
  'aria-label': 'Second step',
  'data-test': 'mfa',
  headingLevel: 3,
});

function expectGiven(element: HTMLElement | null): void {
  expect(element).toBe(root());
  expect(element).toHaveAttribute('id', 'second-step');
  expect(element).toHaveClass('card', 'wide');
  expect(element).toHaveAttribute('aria-label', 'Second step');
  expect(element).toHaveAttribute('data-test', 'mfa');
  expect(element?.querySelector('h3')).toBeVisible();
}

function expectUniqueIds(): void {
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id).filter((id) => id !== 'input-otp-style');
  expect(ids).toEqual([...new Set(ids)]);
  for (const name of ['for', 'aria-labelledby', 'aria-describedby']) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      for (const id of element.getAttribute(name)?.split(' ') ?? []) expect(ids).toContain(id);
    }
  }
}

describe.each(dropIns)('<%s />', (_, make) => {
  it("passes the host's attributes to its single root element", () => {
    const ref = createRef<HTMLElement>();
    const { container } = show(make(given(ref)), sandboxWith());
    expect(container.children).toHaveLength(1);
    expectGiven(ref.current);
  });

  it('is named by its title if the host gives no name', () => {
    const { 'aria-label': _name, ...props } = given(createRef());
    show(make(props as HostProps), sandboxWith());
    expect(root()).toHaveAccessibleName(root().querySelector('h3')?.textContent ?? 'no title');
  });

  it('can be used twice on a page', () => {
    show(
      <>
        {make({ ...given(createRef()), id: 'one' })}
        {make({ ...given(createRef()), id: 'two' })}
      </>,
      sandboxWith(),
    );
    expectUniqueIds();
  });

  it('declares the language of its texts', () => {
    show(make(given(createRef())), sandboxWith());
    expect(root()).toHaveAttribute('lang', 'en');
  });
});

describe('an attribute of the host', () => {
  function signedIn(options: Parameters<typeof sandboxWith>[1] = {}): Sandbox {
    const sandbox = sandboxWith({}, options);
    sandbox.signIn(anna.email);
    return sandbox;
  }

  it('stays on the root through every screen of an enrollment', async () => {
    const sandbox = signedIn({ requireReauth: 'password' });
    const ref = createRef<HTMLElement>();
    const { user } = show(<MfaEnrollment {...given(ref)} />, sandbox);
    const seen = [status()];
    const check = (): void => {
      seen.push(status());
      expectGiven(ref.current);
    };
    await user.click(await screen.findByRole('button', { name: en.enrollment.start }));
    check();
    await user.click(screen.getByText(en.methods.totp.title));
    await user.type(await screen.findByLabelText(en.reauth.label), anna.password);
    check();
    await user.keyboard('{Enter}');
    const key = await screen.findByText(/^([A-Z2-7]{4} ?)+$/);
    check();
    await user.type(codeField(), sandbox.codeFor(key.textContent ?? ''));
    await user.click(await screen.findByRole('checkbox'));
    check();
    await user.click(button(en.backupCodes.finish));
    check();
    expect(seen).toEqual(['introducing', 'choosing-method', 'starting', 'awaiting-code', 'showing', 'done']);
  });

  it('stays on the root through every screen of a sign-in', async () => {
    const sandbox = sandboxWith({ totp: true, backupCodes: true });
    const ref = createRef<HTMLElement>();
    const { user } = show(
      <MfaFlow onRestart={() => {}} result={await sandbox.adapter.login(anna)} {...given(ref)} />,
      sandbox,
    );
    const seen = [status()];
    const check = (): void => {
      seen.push(status());
      expectGiven(ref.current);
    };
    await askForHelp(user);
    check();
    await user.click(button(en.common.back));
    await chooseMethod(user, en.challenge.backupCodeLabel);
    check();
    await user.type(
      screen.getByLabelText(en.challenge.backupCodeLabel),
      `${sandbox.user(anna.email).backupCodes[0]}{Enter}`,
    );
    await user.click(await screen.findByRole('button', { name: en.backupCodes.regenerate }));
    check();
    await user.click(button(en.backupCodes.confirm));
    await user.click(await screen.findByRole('checkbox'));
    check();
    await user.click(button(en.backupCodes.finish));
    await waitFor(() => expect(status()).toBe('finished'));
    check();
    expect(seen).toEqual(['awaiting-code', 'lost-access', 'awaiting-backup-code', 'confirming', 'showing', 'finished']);
  });

  it("can't override the status and the part’s name, which style sheets and tests rely on", async () => {
    const sandbox = sandboxWith({ totp: true });
    const props = { 'data-status': 'mine', 'data-mfa-part': 'mine' } as object;
    show(<MfaChallenge onRestart={() => {}} challenge={await challengeOf(sandbox)} {...props} />, sandbox);
    expect(status()).toBe('awaiting-code');
  });
});
