import { MfaChallenge, type MfaChallengeInfo, MfaProvider, PasskeySetup } from '@protekt/react-mfa';
import { httpAdapter } from '@protekt/react-mfa/adapters/http';
import { withPasskey } from '@protekt/react-mfa/adapters/passkey';
import { type ReactElement, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { passkeyServer } from './passkeyServer.js';
import '../../../src/styles/index.css';

const adapter = withPasskey(
  httpAdapter({ baseUrl: '/api', methods: ['verifyChallenge', 'verifyBackupCode'] }),
  passkeyServer,
);

async function post(path: string) {
  const response = await fetch(`/api/${path}`, { method: 'POST' });
  return response.json();
}

/** A user with an account, and what the server says about who is signed in. */
function Page(): ReactElement {
  const [place, setPlace] = useState<'home' | 'set-up'>('home');
  const [challenge, setChallenge] = useState<MfaChallengeInfo>();
  const [words, setWords] = useState('');
  const home = async (): Promise<void> => {
    setPlace('home');
    setChallenge(undefined);
    const { name } = await post('who-is-in');
    setWords(name ? `Signed in as ${name}.` : 'Signed out.');
  };
  const signIn = async (): Promise<void> => setChallenge(await post('sign-in'));
  return (
    <MfaProvider adapter={adapter} issuer="Harbour">
      {challenge ? (
        <MfaChallenge
          challenge={challenge}
          onVerified={() => void home()}
          onCancel={() => void home()}
          onRestart={() => void home()}
        />
      ) : place === 'set-up' ? (
        <PasskeySetup onEnrolled={() => void home()} onCancel={() => void home()} />
      ) : (
        <>
          <p>{words}</p>
          <button type="button" onClick={() => setPlace('set-up')}>
            Add a passkey
          </button>
          <button type="button" onClick={() => void signIn()}>
            Sign in
          </button>
        </>
      )}
    </MfaProvider>
  );
}

createRoot(document.body.appendChild(document.createElement('main'))).render(<Page />);
