import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { TotpSetup } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { anna, clickButton, codeOfKey, enterText, expectText, sandboxWith, show } from './stage.js';

beforeEach(async () => {
  await cdp().send('Emulation.setTouchEmulationEnabled', { enabled: true });
  onTestFinished(async () => {
    await cdp().send('Emulation.setTouchEmulationEnabled', { enabled: false });
  });
});

test("a phone can't scan its own screen, so a button opens the app", async () => {
  const sandbox = sandboxWith();
  sandbox.signIn(anna.email);
  const opened: string[] = [];
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    opened.push(this.href);
  });
  onTestFinished(() => click.mockRestore());
  show(<TotpSetup />, sandbox);
  await clickButton(en.setup.totp.start);
  const step = page.getByRole('listitem').nth(1);
  await expect.element(step).toHaveTextContent(new RegExp(`^${en.totp.addToApp}`)); // a sentence, not only a button
  await clickButton(en.totp.openApp);
  expect(opened).toEqual([expect.stringMatching(/^otpauth:\/\/totp\//)]);
  const qrCode = page.getByRole('img', { name: /QR code/ });
  await expect.element(qrCode).not.toBeInTheDocument();
  await page.getByText(en.totp.showQr).click();
  await expect.element(qrCode).toBeVisible();
  await enterText(await codeOfKey(sandbox));
  await expectText(en.backupCodes.title);
});
