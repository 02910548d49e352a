import { MfaFlow, type MfaLoginResult, MfaProvider } from '@protekt/react-mfa';
import { createSandbox, type SandboxTokens } from '@protekt/react-mfa/sandbox';
import '@protekt/react-mfa/styles.css';
import { useState } from 'react';

const anna = { email: 'anna@example.com', password: 'correct horse battery' };
const backend = createSandbox({ users: [anna], policy: { enrollment: 'required' } });

export default function App() {
  const [login, setLogin] = useState<MfaLoginResult<SandboxTokens>>();
  const [done, setDone] = useState(false);
  const signIn = async () => setLogin(await backend.adapter.login(anna));

  if (done) return <h1>You’re signed in</h1>;
  return (
    <MfaProvider adapter={backend.adapter} issuer="Harbour">
      {login ? (
        <MfaFlow result={login} onComplete={() => setDone(true)} onRestart={() => setLogin(undefined)} />
      ) : (
        <button type="button" onClick={() => void signIn()}>
          Sign in as Anna
        </button>
      )}
    </MfaProvider>
  );
}
