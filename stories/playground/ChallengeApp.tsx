import { MfaChallenge } from '@protekt/react-mfa';
import type { SandboxLoginResult } from '@protekt/react-mfa/sandbox';
import { type ReactElement, useEffect, useState } from 'react';
import { anna, type Backend } from './Playground.js';
import { EndScreen } from './SingleRun.js';

/** Only the second step, right after the password. It starts again when it ends. */
export function ChallengeApp({ adapter }: Backend): ReactElement | null {
  const [result, setResult] = useState<SandboxLoginResult>();
  const [isVerified, setIsVerified] = useState(false);
  const again = (): void =>
    void adapter.login(anna).then((next) => {
      setResult(next);
      setIsVerified(false); // not earlier, or the passed challenge would be shown for a moment
    });
  useEffect(() => {
    void adapter.login(anna).then(setResult);
  }, [adapter]);
  if (isVerified) return <EndScreen title="You’re verified" onRestart={again} />;
  if (!result?.challengeId) return null;
  const { challengeId, ...challenge } = result;
  return (
    <MfaChallenge
      key={challengeId}
      challenge={{ ...challenge, challengeId }}
      onVerified={() => setIsVerified(true)}
      onRestart={again}
      onCancel={again}
      autoFocus={false}
    />
  );
}
