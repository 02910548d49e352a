import { waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { MfaChallenge, type MfaChallengeProps, MfaEnrollment, MfaFlow } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { uncaughtErrors } from '../uncaughtErrors.js';
import { anna, button, challengeOf, codeField, codeOf, sandboxWith, show, status } from './screen.js';

const bug = new TypeError('router is undefined');
const broken: [how: string, callback: () => void][] = [
  [
    'throws',
    () => {
      throw bug;
    },
  ],
  ['rejects', () => Promise.reject(bug) as unknown as undefined],
];

describe.each(broken)(
  "a host's callback that %s is reported once, as an uncaught error, and breaks no screen:",
  (_, fails) => {
    it('onVerified', async () => {
      const uncaught = uncaughtErrors();
      const sandbox = sandboxWith({ totp: true });
      const props: MfaChallengeProps = {
        challenge: await challengeOf(sandbox),
        onVerified: fails,
        onRestart: () => {},
      };
      const { user } = show(<MfaChallenge {...props} />, sandbox);
      await user.type(codeField(), codeOf(sandbox));
      await waitFor(() => expect(uncaught).toEqual([bug]));
      expect(status()).toBe('verified');
    });

    it('onCancel', async () => {
      const uncaught = uncaughtErrors();
      const sandbox = sandboxWith({ totp: true });
      const result = await sandbox.adapter.login(anna);
      const { user } = show(<MfaFlow result={result} onCancel={fails} onRestart={() => {}} />, sandbox);
      await user.click(button(en.common.cancel));
      await waitFor(() => expect(uncaught).toEqual([bug]));
    });

    it('onComplete', async () => {
      const uncaught = uncaughtErrors();
      const sandbox = sandboxWith({ totp: true });
      const result = await sandbox.adapter.login(anna);
      const { user } = show(<MfaFlow result={result} onComplete={fails} onRestart={() => {}} />, sandbox);
      await user.type(codeField(), codeOf(sandbox));
      await waitFor(() => expect(uncaught).toEqual([bug]));
      expect(status()).toBe('finished');
    });

    it('onSkip', async () => {
      const uncaught = uncaughtErrors();
      const { user } = show(<MfaEnrollment onSkip={fails} />, sandboxWith());
      await user.click(button(en.enrollment.skip));
      await waitFor(() => expect(uncaught).toEqual([bug]));
    });

    it('onError and onEvent', async () => {
      const uncaught = uncaughtErrors();
      const sandbox = sandboxWith({ totp: true });
      const props: MfaChallengeProps = { challenge: await challengeOf(sandbox), onRestart: () => {} };
      const { user } = show(<MfaChallenge {...props} />, sandbox, { onError: fails, onEvent: fails });
      await user.type(codeField(), sandbox.wrongCode());
      await waitFor(() => expect(uncaught).toEqual([bug, bug]));
      expect(codeField()).toHaveAccessibleDescription(expect.stringContaining(en.errors.INVALID_CODE));
    });
  },
);
