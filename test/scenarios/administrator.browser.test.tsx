import { cleanup } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { MfaPolicyPanel, MfaUserReset } from '../../src/admin.js';
import { MfaFlow } from '../../src/index.js';
import { anna, callsOf, sandboxWith, show } from '../components/screen.js';
import { en } from '../words.js';
import '../../src/styles/index.css';

const button = (name: string | RegExp) => page.getByRole('button', { name });
afterEach(cleanup);

describe('the administrator turns two-step verification on', () => {
  test('and it applies to the next sign-in', async () => {
    const sandbox = sandboxWith({}, { policy: { enabled: false } });
    expect(await sandbox.adapter.login(anna)).toMatchObject({ mfaRequired: false });

    const { unmount } = show(<MfaPolicyPanel admin={sandbox.admin} />, sandbox);
    await userEvent.click(page.getByRole('checkbox', { name: en.admin.enabled }));
    await userEvent.click(page.getByRole('radio', { name: new RegExp(`^${en.admin.strength.required}`) }));
    await userEvent.click(button(en.admin.save));
    await expect.element(page.getByText(en.admin.policySaved).first()).toBeVisible();
    unmount();

    show(
      <MfaFlow onRestart={() => {}} result={await sandbox.adapter.login(anna)} onComplete={() => undefined} />,
      sandbox,
    );
    await expect.element(page.getByText(new RegExp(en.enrollment.required))).toBeVisible();
    expect(button(en.enrollment.skip).query()).toBeNull();
  });

  test('only as a recommendation: "Not now" continues at once', async () => {
    const sandbox = sandboxWith();
    const { unmount } = show(<MfaPolicyPanel admin={sandbox.admin} />, sandbox);
    await userEvent.click(page.getByRole('radio', { name: new RegExp(`^${en.admin.strength.recommended}`) }));
    await userEvent.click(button(en.admin.save));
    await expect.element(page.getByText(en.admin.policySaved).first()).toBeVisible();
    unmount();

    const done: unknown[] = [];
    show(
      <MfaFlow
        onRestart={() => {}}
        result={await sandbox.adapter.login(anna)}
        onComplete={(session) => done.push(session)}
      />,
      sandbox,
    );
    await expect.element(button(en.enrollment.skip)).toBeVisible();
    expect(page.getByText(en.enrollment.required).query()).toBeNull();
    await userEvent.click(button(en.enrollment.skip));
    await expect.poll(() => done.length).toBe(1);
  });

  test('without a method: the form asks for one, and nothing is saved', async () => {
    const sandbox = sandboxWith({}, { policy: { methods: ['totp'] } });
    show(<MfaPolicyPanel admin={sandbox.admin} />, sandbox);
    await userEvent.click(page.getByRole('checkbox', { name: new RegExp(`^${en.methods.totp.title}`) }));
    await userEvent.click(button(en.admin.save));
    await expect.element(page.getByText(en.admin.noMethod).first()).toBeVisible();
    expect(callsOf(sandbox, 'setPolicy')).toEqual([]);
  });
});

describe('the administrator helps a locked-out user', () => {
  test('with a reason and the name typed, and then the password alone is enough', async () => {
    const sandbox = sandboxWith({ totp: true, backupCodes: true });
    const { id } = sandbox.user(anna.email);
    show(<MfaUserReset admin={sandbox.admin} />, sandbox);
    await userEvent.fill(page.getByLabelText(en.admin.user), id);
    await userEvent.click(button(en.admin.find));
    await expect
      .element(page.getByRole('list', { name: en.settings.factorsTitle }))
      .toHaveTextContent(en.methods.totp.title);

    await userEvent.click(button(en.admin.reset));
    await expect.element(page.getByText(en.admin.reasonEmpty)).toBeVisible();
    await userEvent.fill(page.getByLabelText(en.admin.reason), 'Called from her office, showed her badge');
    await userEvent.fill(page.getByLabelText('Enter the user ID to confirm'), 'somebody@example.com');
    await userEvent.click(button(en.admin.reset));
    await expect.element(page.getByText(en.admin.typedWrong)).toBeVisible();
    expect(callsOf(sandbox, 'disableMFA')).toEqual([]);

    await userEvent.fill(page.getByLabelText('Enter the user ID to confirm'), id);
    await userEvent.click(button(en.admin.reset));
    await expect.element(page.getByText(en.admin.resetDone)).toBeVisible();
    expect(callsOf(sandbox, 'disableMFA')).toEqual([
      { userId: id, reason: 'Called from her office, showed her badge' },
    ]);
    expect(await sandbox.adapter.login(anna)).toMatchObject({ mfaRequired: false, user: { mfaEnrolled: false } });
  });
});
