import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { MfaProvider, TotpSetup } from '../../src/index.js';
import '../../src/styles/index.css';
import '../font.js';
import { anna, sandboxWith } from '../sandboxWith.js';
import { en } from '../words.js';

afterEach(cleanup);

const part = (name: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-mfa-part="${name}"]`);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
};
const field = () => page.getByLabelText(en.code.label(6));

/** Anna is signed in and sets up an app, on a page of this width. */
async function showAt(width: number): Promise<void> {
  await page.viewport(width, 800);
  const { adapter, signIn } = sandboxWith();
  signIn(anna.email);
  render(
    <MfaProvider adapter={adapter}>
      <TotpSetup onCancel={() => {}} />
    </MfaProvider>,
  );
  await userEvent.click(page.getByRole('button', { name: en.setup.totp.start }));
  await expect.element(field()).toBeVisible();
  await expect.poll(() => document.querySelector('[data-mfa-part="qr-code"] path')).not.toBeNull();
}

describe('the setup of an authenticator app', () => {
  it('fits on one desktop screen: the QR code next to its steps, the field in the last step', async () => {
    await showAt(1280);
    const steps = part('steps').querySelectorAll('li');
    expect(part('screen').offsetHeight).toBeLessThanOrEqual(640);
    expect(steps[2]?.contains(field().element())).toBe(true);
    expect(part('qr-code').getBoundingClientRect().right).toBeLessThan(steps[0]?.getBoundingClientRect().left ?? 0);
  });

  it('has its icon and its title in one line on a desktop, and below each other on a phone', async () => {
    await showAt(1280);
    const icon = (): DOMRect => part('screen-icon').getBoundingClientRect();
    const title = (): DOMRect => part('title').getBoundingClientRect();
    expect(title().left).toBeGreaterThan(icon().right);
    expect(title().bottom).toBeLessThanOrEqual(icon().bottom);
    await page.viewport(320, 800);
    expect(title().left).toBe(icon().left);
    expect(title().top).toBeGreaterThan(icon().bottom);
  });

  it('shows its steps below each other on a phone, and nothing is wider than the page', async () => {
    await showAt(320);
    const qrCode = part('qr-code').getBoundingClientRect();
    expect(qrCode.top).toBeGreaterThan(page.getByText(en.totp.scan).element().getBoundingClientRect().bottom);
    expect(field().element().getBoundingClientRect().top).toBeGreaterThan(qrCode.bottom);
    expect(document.documentElement.scrollWidth).toBe(320);
  });

  it('keeps everything in place when a code is refused', async () => {
    await showAt(1280);
    const places = () =>
      ['screen', 'qr-code', 'code-field', 'screen-footer'].map((name) => [
        part(name).offsetTop,
        part(name).offsetHeight,
      ]);
    const before = places();
    await userEvent.fill(field(), '12345');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText(en.code.tooShort(6))).toBeVisible();
    expect(places()).toEqual(before);
  });

  it("shows the key to users who can't scan", async () => {
    await showAt(1280);
    await expect.element(page.getByText(en.totp.typeKey)).not.toBeVisible();
    await userEvent.click(page.getByText(en.totp.cannotScan));
    await expect.element(page.getByRole('button', { name: en.totp.copyKey })).toBeVisible();
  });
});
