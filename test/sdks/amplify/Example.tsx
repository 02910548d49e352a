import { MfaFlow, type MfaLoginResult, MfaProvider, MfaSettings } from '@protekt/react-mfa';
import { amplifyAdapter } from '@protekt/react-mfa/adapters/amplify';
import * as auth from 'aws-amplify/auth';
import { useState } from 'react';

const adapter = amplifyAdapter(auth, { methods: ['totp', 'sms'] });

export function Account({ email, password }: { email: string; password: string }) {
  const [login, setLogin] = useState<MfaLoginResult>();
  const [isSignedIn, setSignedIn] = useState(false);

  const start = async () => {
    const result = await adapter.login({ email, password });
    if (result.mfaRequired) setLogin(result);
    else setSignedIn(true);
  };

  return (
    <MfaProvider adapter={adapter} issuer="Harbour">
      {isSignedIn ? (
        <MfaSettings />
      ) : login ? (
        <MfaFlow result={login} onComplete={() => setSignedIn(true)} onRestart={() => setLogin(undefined)} />
      ) : (
        <button type="button" onClick={() => void start()}>
          Sign in
        </button>
      )}
    </MfaProvider>
  );
}
