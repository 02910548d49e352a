import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { MfaFlow } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { anna, chooseMethod, sandboxWith, show } from './screen.js';

describe('<MfaFlow />', () => {
  it('completes at once if no second step is required', async () => {
    const sandbox = sandboxWith();
    const result = await sandbox.adapter.login(anna);
    const onSession = vi.fn();
    const onComplete = vi.fn();
    show(<MfaFlow onRestart={() => {}} result={result} onSession={onSession} onComplete={onComplete} />, sandbox);
    await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    expect(onSession).toHaveBeenCalledExactlyOnceWith({ tokens: result.tokens });
    expect(onComplete).toHaveBeenCalledWith({ tokens: result.tokens });
  });

  describe('if a code is required', () => {
    it('signs in with a code from the app, without a click', async () => {
      const sandbox = sandboxWith({ totp: true, backupCodes: true });
      const result = await sandbox.adapter.login(anna);
      const onSession = vi.fn();
      const onComplete = vi.fn();
      const { user } = show(
        <MfaFlow onRestart={() => {}} result={result} onSession={onSession} onComplete={onComplete} />,
        sandbox,
      );
      expect(screen.getByRole('textbox', { name: en.code.label(6) })).toHaveFocus();
      await user.keyboard(sandbox.codeFor(sandbox.user(anna.email).totpSecret));
      await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
      expect(onSession).toHaveBeenCalledOnce();
      expect(sandbox.whoIs(onComplete.mock.calls[0]?.[0].tokens.accessToken)?.email).toBe(anna.email);
    });

    it('offers new codes after a backup code was used', async () => {
      const sandbox = sandboxWith({ totp: true, backupCodes: true });
      const result = await sandbox.adapter.login(anna);
      const onComplete = vi.fn();
      const { user } = show(<MfaFlow onRestart={() => {}} result={result} onComplete={onComplete} />, sandbox);
      await chooseMethod(user, en.challenge.backupCodeLabel);
      await user.type(
        screen.getByRole('textbox', { name: en.challenge.backupCodeLabel }),
        sandbox.user(anna.email).backupCodes[0] ?? '',
      );
      await user.keyboard('{Enter}');
      await screen.findByRole('heading', { name: en.backupCodes.offerTitle.used });
      await user.click(screen.getByRole('button', { name: en.backupCodes.regenerate }));
      await user.click(screen.getByRole('button', { name: en.backupCodes.confirm }));
      expect(await screen.findAllByRole('listitem')).toHaveLength(10);
      await user.click(screen.getByRole('button', { name: en.backupCodes.finish }));
      expect(screen.getByText(en.backupCodes.notSaved)).toBeInTheDocument();
      expect(onComplete).not.toHaveBeenCalled();
      await user.click(screen.getByRole('checkbox', { name: en.backupCodes.saved }));
      await user.click(screen.getByRole('button', { name: en.backupCodes.finish }));
      await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    });
  });

  describe('if enrollment is required', () => {
    it('enrolls an authenticator app, makes the user save the codes, and delivers the session', async () => {
      const sandbox = sandboxWith({}, { policy: { enrollment: 'required', methods: ['totp'] } });
      const result = await sandbox.adapter.login(anna);
      const onSession = vi.fn();
      const onComplete = vi.fn();
      const { user } = show(
        <MfaFlow onRestart={() => {}} result={result} onSession={onSession} onComplete={onComplete} />,
        sandbox,
      );
      await user.click(await screen.findByRole('button', { name: en.enrollment.start }));
      const key = await screen.findByText(/^([A-Z2-7]{4} ?)+$/);
      await user.type(screen.getByRole('textbox', { name: en.code.label(6) }), sandbox.codeFor(key.textContent ?? ''));
      expect(await screen.findAllByRole('listitem')).toHaveLength(10);
      expect(onSession).toHaveBeenCalledOnce();
      expect(onComplete).not.toHaveBeenCalled();
      await user.click(screen.getByRole('checkbox'));
      await user.click(screen.getByRole('button', { name: en.backupCodes.finish }));
      await waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    });
  });
});
