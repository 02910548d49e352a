import { render, screen, waitFor } from '@testing-library/react';
import { forwardRef } from 'react';
import { describe, expect, it } from 'vitest';
import {
  Button,
  type ButtonProps,
  CopyButton,
  type IconProps,
  MfaChallenge,
  MfaFlow,
  MfaProvider,
  MfaSettings,
  type MfaSlots,
  type NoticeProps,
  ResendButton,
  Screen,
  type ScreenProps,
  type TextFieldProps,
} from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { enAccount } from '../../src/locales/en-account.js';
import { anna, challengeOf, codeField, phone, sandboxWith, show } from './screen.js';

const OwnButton = forwardRef<HTMLButtonElement, ButtonProps>(function OwnButton(props, ref) {
  const { variant, loading, disabled, ...rest } = props;
  return <button {...rest} ref={ref} data-own="button" data-kind={variant} disabled={loading || disabled} />;
});
const OwnIcon = ({ name }: IconProps) => <i data-own="icon">{name}</i>;
const OwnNotice = ({ tone, title, children }: NoticeProps) => (
  <aside data-own="notice" data-kind={tone}>
    {title}
    {children}
  </aside>
);
const OwnScreen = forwardRef<HTMLElement, ScreenProps>(function OwnScreen(
  { status: shown, title, children, footer },
  ref,
) {
  return (
    <main ref={ref} data-own="screen" data-status={shown}>
      <h1>{title}</h1>
      {children}
      {footer}
    </main>
  );
});
const OwnTextField = ({ label, name, error, type, autoComplete }: TextFieldProps) => (
  <label data-own="text-field">
    {label} <input name={name} type={type} autoComplete={autoComplete} /> {error}
  </label>
);
const slots: MfaSlots = {
  Button: OwnButton,
  Icon: OwnIcon,
  Notice: OwnNotice,
  Screen: OwnScreen,
  TextField: OwnTextField,
};
const OURS = ['button', 'icon', 'notice', 'screen', 'text-field'].map((part) => `[data-mfa-part="${part}"]`).join();
const ours = (): number => document.querySelectorAll(OURS).length;
const own = (part: string): number => document.querySelectorAll(`[data-own="${part}"]`).length;

describe('slots', () => {
  it('replace a part in every screen of a drop-in, and inside other parts', async () => {
    const sandbox = sandboxWith({ totp: true, sms: phone, backupCodes: true });
    const challenge = await challengeOf(sandbox);
    const { user } = show(<MfaChallenge challenge={challenge} slots={slots} onRestart={() => undefined} />, sandbox);
    await user.click(screen.getByRole('button', { name: en.challenge.useAnotherMethod }));
    expect(document.querySelector('[data-own="screen"]')).toHaveAttribute('data-status', 'choosing-method');
    expect(own('icon')).toBeGreaterThan(0);
    expect(own('screen')).toBe(1);
    expect(ours()).toBe(0);
  });

  it('of the provider reach every drop-in, and those of a drop-in override them', async () => {
    const sandbox = sandboxWith({ totp: true });
    const login = await sandbox.adapter.login(anna);
    render(
      <MfaProvider adapter={sandbox.adapter} slots={{ ...slots, Screen: undefined }}>
        <MfaFlow
          result={login}
          slots={{ Button: (props) => <OwnButton {...props} className="mine" /> }}
          onRestart={() => undefined}
        />
      </MfaProvider>,
    );
    expect(document.querySelectorAll('.mine').length).toBe(own('button'));
    expect(own('button')).toBeGreaterThan(1);
    expect(document.querySelectorAll('[data-mfa-part="screen"]').length).toBe(1);
  });

  it('can wrap the part that they replace', async () => {
    const sandbox = sandboxWith({ totp: true });
    const challenge = await challengeOf(sandbox);
    const Wrapped = (props: ButtonProps) => <Button {...props} data-wrapped="" />;
    show(<MfaChallenge challenge={challenge} slots={{ Button: Wrapped }} onRestart={() => undefined} />, sandbox);
    const buttons = [...document.querySelectorAll('[data-mfa-part="button"]')];
    expect(buttons.length).toBeGreaterThan(1);
    expect(buttons.every((button) => button.hasAttribute('data-wrapped'))).toBe(true);
  });

  it('keep the typed code while the host rerenders', async () => {
    const sandbox = sandboxWith({ totp: true });
    const challenge = await challengeOf(sandbox);
    const element = <MfaChallenge challenge={challenge} slots={{ ...slots }} onRestart={() => undefined} />;
    const { user, show: showAgain } = show(element, sandbox);
    await user.type(codeField(), '123');
    showAgain(<MfaChallenge challenge={challenge} slots={{ ...slots }} onRestart={() => undefined} />);
    expect(codeField()).toHaveValue('123');
  });

  it('reach settings, whose code loads later', async () => {
    const sandbox = sandboxWith({ totp: true });
    show(<MfaSettings slots={slots} onRestart={() => undefined} />, sandbox);
    expect(own('screen')).toBe(1);
    expect(ours()).toBe(0);
    await screen.findByRole('heading', { name: enAccount.settings.title });
    await waitFor(() => expect(own('button')).toBeGreaterThan(0));
    expect(ours()).toBe(0);
  });

  it("don't reach a part that the host uses by itself", () => {
    render(
      <>
        <Button>Mine</Button>
        <ResendButton label="Again" waitingLabel={String} onResend={() => undefined} />
        <CopyButton text={() => 'x'} label="Copy" copiedLabel="Copied" failedLabel="Failed" />
      </>,
    );
    expect(document.querySelectorAll('[data-mfa-part="button"]').length).toBe(3);
  });
});

describe('brand, account and appearance', () => {
  const head = () => document.querySelector('[data-mfa-part="screen-header"]')?.textContent;

  it('are shown at the top of a sign-in, and not in settings', async () => {
    const sandbox = sandboxWith({ totp: true });
    const login = await sandbox.adapter.login(anna);
    const provider = { adapter: sandbox.adapter, brand: 'Harbour', account: 'anna@example.com' };
    const { rerender } = render(
      <MfaProvider {...provider}>
        <MfaFlow result={login} onRestart={() => undefined} />
      </MfaProvider>,
    );
    expect(head()).toMatch(/^Harbour.*anna@example\.com/);
    rerender(
      <MfaProvider {...provider}>
        <MfaSettings />
      </MfaProvider>,
    );
    expect(head()).not.toMatch(/Harbour|anna/);
  });

  it('reach a screen of the host’s own by its props, and the built-in one inside it', async () => {
    const sandbox = sandboxWith({ totp: true });
    const login = await sandbox.adapter.login(anna);
    const Framed = (props: ScreenProps) => (
      <article data-own="frame">
        <header>{[props.brand, props.account, props.appearance].filter(Boolean).join(' · ')}</header>
        <Screen {...props} />
      </article>
    );
    const provider = { adapter: sandbox.adapter, slots: { Screen: Framed }, brand: 'Harbour', account: anna.email };
    const { rerender } = render(
      <MfaProvider {...provider}>
        <MfaFlow result={login} appearance="plain" onRestart={() => undefined} />
      </MfaProvider>,
    );
    const given = () => document.querySelector('[data-own="frame"] > header')?.textContent;
    expect(given()).toBe(`Harbour · ${anna.email} · plain`);
    expect(head()).toMatch(/^Harbour.*anna@example\.com/);
    expect(document.querySelector('[data-mfa-part="screen"]')).toHaveAttribute('data-appearance', 'plain');
    rerender(
      <MfaProvider {...provider}>
        <MfaSettings />
      </MfaProvider>,
    );
    expect(given()).toBe('card');
  });

  it('can be given to a screen outside of a drop-in', () => {
    render(<Screen status="mine" title="Mine" brand="Harbour" account="anna" appearance="card" />);
    expect(head()?.trim()).toBe('HarbourMineanna');
    expect(document.querySelector('[data-mfa-part="screen"]')).toHaveAttribute('data-appearance', 'card');
  });

  it('a screen is a card, unless the provider or the drop-in says plain', async () => {
    const sandbox = sandboxWith({ totp: true });
    const look = () => document.querySelector('[data-mfa-part="screen"]')?.getAttribute('data-appearance');
    const { rerender } = render(
      <MfaProvider adapter={sandbox.adapter}>
        <MfaSettings />
      </MfaProvider>,
    );
    expect(look()).toBe('card');
    rerender(
      <MfaProvider adapter={sandbox.adapter} appearance="plain">
        <MfaSettings />
      </MfaProvider>,
    );
    expect(look()).toBe('plain');
    rerender(
      <MfaProvider adapter={sandbox.adapter} appearance="plain">
        <MfaSettings appearance="card" />
      </MfaProvider>,
    );
    expect(look()).toBe('card');
  });
});
