import { Button, MfaChallenge, Screen } from '@protekt/react-mfa';
import type { SandboxLoginResult } from '@protekt/react-mfa/sandbox';
import { type ReactElement, useEffect, useState } from 'react';
import { anna, type Backend } from './Playground.js';

/** The second step alone, right after the password. When it ends, it starts again. */
export function ChallengeApp({ adapter }: Backend): ReactElement | null {
  const [result, setResult] = useState<SandboxLoginResult>();
  const again = (): void => void adapter.login(anna).then(setResult);
  useEffect(() => {
    void adapter.login(anna).then(setResult);
  }, [adapter]);
  const [isVerified, setIsVerified] = useState(false);
  if (isVerified)
    return (
      <Screen className="on-card" status="done" icon="check" title="You’re verified">
        <Button
          onClick={() => {
            setIsVerified(false);
            again();
          }}
        >
          Try again
        </Button>
      </Screen>
    );
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
