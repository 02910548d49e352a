import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { BackupCodesPanel, MfaChallenge, MfaEnrollment, TotpSetup } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { anna, button, challengeOf, codeField, phone, rateLimit, root, sandboxWith, show } from './screen.js';

/** Safari removes the list role from a list without markers, unless the element has an explicit role. */
function everyListSaysSo(): void {
  const lists = [...document.querySelectorAll('ul, ol')];
  expect(lists.length).toBeGreaterThan(0);
  for (const list of lists) expect(list).toHaveAttribute('role', 'list');
}

it('the reasons, the methods and the steps of a setup are lists in Safari too', async () => {
  const sandbox = sandboxWith();
  sandbox.signIn(anna.email);
  const { user, show: showNext } = show(<MfaEnrollment />, sandbox);
  everyListSaysSo();
  await user.click(button(en.enrollment.start));
  everyListSaysSo();
  showNext(<TotpSetup />);
  await user.click(button(en.setup.totp.start));
  await screen.findByText(/^([A-Z2-7]{4} ?)+$/);
  everyListSaysSo();
});

it('backup codes and the methods of a challenge are lists in Safari too', async () => {
  const sandbox = sandboxWith({ totp: true, sms: phone });
  const challenge = await challengeOf(sandbox);
  const { user, show: showNext } = show(<BackupCodesPanel codes={['zq7k-9mwd', 'h3nv-2xpa']} />, sandbox);
  await screen.findByText('zq7k-9mwd');
  everyListSaysSo();
  showNext(<MfaChallenge challenge={challenge} onRestart={() => {}} />);
  await user.click(button(en.challenge.useAnotherMethod));
  everyListSaysSo();
});

it('the checkbox for a trusted device comes before the field, for a code and for a backup code', async () => {
  const sandbox = sandboxWith({ totp: true, backupCodes: true }, { trustDevice: true });
  const { user } = show(<MfaChallenge challenge={await challengeOf(sandbox)} onRestart={() => {}} />, sandbox);
  const isFirst = (field: HTMLElement): boolean =>
    !!(screen.getByRole('checkbox').compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING);
  expect(isFirst(codeField())).toBe(true);
  await user.click(button(en.challenge.useBackupCode));
  expect(isFirst(screen.getByLabelText(en.challenge.backupCodeLabel))).toBe(true);
});

it('a wait is announced by one live region, and not again by the error around it', async () => {
  const sandbox = sandboxWith({ totp: true });
  const challenge = await challengeOf(sandbox);
  const { user } = show(<MfaChallenge challenge={challenge} onRestart={() => {}} />, sandbox);
  sandbox.faults.fail('verifyChallenge', { code: 'RATE_LIMITED', retryAfter: 90 });
  await user.type(codeField(), sandbox.wrongCode());
  await waitFor(() => expect(rateLimit()).toBeVisible());
  const speaking = [...root().querySelectorAll('[aria-live="polite"], [aria-live="assertive"], [role="alert"]')];
  const saying = speaking.filter((region) => /Try again in/.test(spokenBy(region)));
  expect(saying).toHaveLength(1);
});

/** The text of a live region without that of a region inside it. */
function spokenBy(region: Element): string {
  const copy = region.cloneNode(true) as Element;
  for (const inner of copy.querySelectorAll('[aria-live]')) inner.remove();
  return copy.textContent ?? '';
}
