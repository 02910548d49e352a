'use client';
import { MfaChallenge, MfaFlow, type MfaLoginResult, MfaProvider, Notice, Screen } from '@protekt/react-mfa';
import { createSandbox, type SandboxTokens } from '@protekt/react-mfa/sandbox';
import { useState } from 'react';

const anna = { email: 'anna@example.com', password: 'correct horse battery' };
const backend = createSandbox({ users: [anna], policy: { enrollment: 'required' } });
const shown = { challengeId: 'shown', factors: [{ id: 'app', method: 'totp' as const }] };

const tones = ['info', 'success', 'warning', 'error'] as const;

/**
 * The page of every host: a challenge and notices that a server can render, and Anna, who
 * enrolls, leaves and comes back.
 */
export default function Page() {
  const [login, setLogin] = useState<MfaLoginResult<SandboxTokens>>();
  const [isIn, setIsIn] = useState(false);
  const signIn = async () => setLogin(await backend.adapter.login(anna));
  const leave = () => {
    setIsIn(false);
    setLogin(undefined);
  };
  return (
    <main>
      <MfaProvider adapter={backend.adapter} issuer="Harbour">
        {isIn && <h1>Welcome, Anna</h1>}
        {isIn && (
          <button type="button" onClick={leave}>
            Sign out
          </button>
        )}
        {!isIn && login && <MfaFlow result={login} onComplete={() => setIsIn(true)} onRestart={leave} />}
        {!login && (
          <button type="button" onClick={() => void signIn()}>
            Sign in as Anna
          </button>
        )}
        {!login && <MfaChallenge challenge={shown} onRestart={leave} />}
        {!login && (
          <Screen status="notices" title="Notices">
            {tones.map((tone) => (
              <Notice key={tone} tone={tone} title="Planned work">
                The harbor is closed tonight.
              </Notice>
            ))}
          </Screen>
        )}
      </MfaProvider>
    </main>
  );
}
