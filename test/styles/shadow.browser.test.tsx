import { cleanup, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, it, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { MfaPolicyPanel, MfaUserReset } from '../../src/admin.js';
import {
  BackupCodesPanel,
  EmailSetup,
  MfaChallenge,
  MfaChallengeDialog,
  MfaEnrollment,
  MfaFlow,
  MfaProvider,
  MfaSettings,
  PasskeySetup,
  SmsSetup,
  TotpSetup,
  useStepUp,
} from '../../src/index.js';
import { createSandbox } from '../../src/sandbox/index.js';
import styles from '../../src/styles/index.css?inline';
import { en } from '../words.js';

const anna = { email: 'anna@example.com', password: 'correct horse battery', totp: true };
const sandbox = createSandbox({ seed: 'shadow', users: [anna] });
const challenge = { challengeId: 'c', factors: [{ id: 'app', method: 'totp' as const }] };

const dropIns: Record<string, ReactElement> = {
  MfaFlow: (
    <MfaFlow onRestart={() => {}} result={{ mfaRequired: true, user: { mfaEnrolled: true }, challengeId: 'c' }} />
  ),
  MfaChallenge: <MfaChallenge onRestart={() => {}} challenge={challenge} />,
  MfaEnrollment: <MfaEnrollment />,
  TotpSetup: <TotpSetup />,
  SmsSetup: <SmsSetup />,
  EmailSetup: <EmailSetup />,
  PasskeySetup: <PasskeySetup />,
  BackupCodesPanel: <BackupCodesPanel codes={['d67kw-zf68u', 'z7vme-jdze5']} />,
  MfaSettings: <MfaSettings />,
  MfaPolicyPanel: <MfaPolicyPanel admin={sandbox.admin} />,
  MfaUserReset: <MfaUserReset admin={sandbox.admin} />,
};

/** A page whose only place for drop-ins is a shadow root, with the stylesheet in it and not on the page. */
function inShadow(children: ReactElement): ShadowRoot {
  const host = document.createElement('div');
  document.body.append(host);
  onTestFinished(() => host.remove());
  const root = host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = styles;
  const container = document.createElement('div');
  root.append(style, container);
  render(<MfaProvider adapter={sandbox.adapter}>{children}</MfaProvider>, { container });
  return root;
}

afterEach(cleanup);
const titleOf = (root: ShadowRoot): HTMLElement | null => root.querySelector('[data-mfa-part="title"]');

test.each(Object.entries(dropIns))('<%s /> is styled', async (_, dropIn) => {
  const root = inShadow(dropIn);
  await expect.poll(() => titleOf(root)).not.toBeNull();
  const screen = root.querySelector('[data-mfa-part="screen"]');
  expect(screen && getComputedStyle(screen).display).toBe('grid');
  expect(titleOf(root) && getComputedStyle(titleOf(root) as HTMLElement).fontWeight).toBe('600');
});

function Page({ onCanceled }: { onCanceled: () => void }): ReactElement {
  const { reauth, guard } = useStepUp();
  const save = (): void =>
    void guard(() => Promise.reject({ code: 'REAUTH_REQUIRED', reauth: 'password' })).catch(onCanceled);
  return (
    <>
      <button type="button" onClick={save}>
        Save
      </button>
      <MfaChallengeDialog reauth={reauth} />
    </>
  );
}

test('a dialog is inside, styled, and Escape returns the focus', async () => {
  let canceled = 0;
  const root = inShadow(<Page onCanceled={() => canceled++} />);
  await userEvent.click(page.getByRole('button', { name: 'Save' }));
  await expect.poll(() => root.querySelector('[role="dialog"]')).not.toBeNull();
  expect(getComputedStyle(root.querySelector('[role="dialog"]') as Element).position).toBe('relative');
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => canceled).toBe(1);
  expect(root.activeElement?.textContent).toBe('Save');
});

describe('the focus', () => {
  it('moves to the title of the next screen', async () => {
    const root = inShadow(<MfaEnrollment />);
    await userEvent.click(page.getByRole('button', { name: en.enrollment.start }));
    await expect.poll(() => titleOf(root)?.textContent).not.toBe(en.enrollment.introTitle);
    await expect.poll(() => root.activeElement).toBe(titleOf(root));
  });

  it("isn't taken from a field of the page", async () => {
    const root = inShadow(<MfaEnrollment />);
    const field = document.createElement('input');
    document.body.append(field);
    onTestFinished(() => field.remove());
    await expect.poll(() => root.querySelector('[data-variant="primary"]')).not.toBeNull();
    field.focus();
    root.querySelector<HTMLElement>('[data-variant="primary"]')?.click();
    await expect.poll(() => titleOf(root)?.textContent).not.toBe(en.enrollment.introTitle);
    expect(document.activeElement).toBe(field);
  });
});

describe('the code field', () => {
  const slots = (root: ShadowRoot): string[] =>
    [...root.querySelectorAll('[data-mfa-part="code-slot"]')].map(
      (slot) => (slot.textContent || '_') + (getComputedStyle(slot, '::after').content === 'none' ? '' : '|'),
    );

  it('shows where the next digit goes, and keeps the caret after a deletion', async () => {
    const root = inShadow(<MfaChallenge onRestart={() => {}} challenge={challenge} autoFocus />);
    await expect.poll(() => root.activeElement?.localName).toBe('input');
    const input = root.activeElement as HTMLInputElement;
    await userEvent.keyboard('12 ');
    await expect.poll(() => slots(root).join('')).toBe('12_|___');
    input.setSelectionRange(1, 1);
    await userEvent.keyboard(' ');
    expect(input.selectionStart).toBe(1);
  });
});
