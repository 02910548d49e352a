import { MfaFlow, type MfaLoginResult, MfaProvider, MfaSettings, toMfaError } from '@protekt/react-mfa';
import { httpAdapter } from '@protekt/react-mfa/adapters/http';
import { en } from '@protekt/react-mfa/locales/en';
import '@protekt/react-mfa/styles.css';
import { type FormEvent, useEffect, useState } from 'react';

const adapter = httpAdapter({
  baseUrl: '/api/mfa',
  methods: [
    'login',
    'verifyChallenge',
    'verifyBackupCode',
    'enrollTOTP',
    'verifyTOTP',
    'getStatus',
    'regenerateBackupCodes',
  ],
});

/** Asks the server, because scripts can't read the session cookie. */
async function whoIsIn(): Promise<string | undefined> {
  const response = await fetch('/api/me');
  return response.ok ? (await response.json()).email : undefined;
}

export default function App() {
  const [email, setEmail] = useState<string>();
  const [login, setLogin] = useState<MfaLoginResult>();
  const [problem, setProblem] = useState('');

  useEffect(() => void whoIsIn().then(setEmail), []);

  const signIn = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setProblem('');
    try {
      setLogin(await adapter.login({ email: `${form.get('email')}`, password: `${form.get('password')}` }));
    } catch (error) {
      setProblem(en.errors[toMfaError(error).code]);
    }
  };
  const finish = () => {
    setLogin(undefined);
    void whoIsIn().then(setEmail);
  };
  const signOut = async () => {
    await fetch('/api/sign-out', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    setEmail(undefined);
  };

  return (
    <MfaProvider adapter={adapter} issuer="Harbour">
      <main style={{ maxWidth: '26rem', margin: '4rem auto', padding: '0 1rem' }}>
        {email ? (
          <>
            <h1>Hello, {email}</h1>
            <MfaSettings />
            <button type="button" onClick={() => void signOut()}>
              Sign out
            </button>
          </>
        ) : login ? (
          <MfaFlow result={login} onComplete={finish} onRestart={() => setLogin(undefined)} />
        ) : (
          <form method="post" onSubmit={(event) => void signIn(event)}>
            <h1>Sign in</h1>
            <p>
              <label>
                Email <input name="email" type="email" autoComplete="username" required />
              </label>
            </p>
            <p>
              <label>
                Password <input name="password" type="password" autoComplete="current-password" required />
              </label>
            </p>
            <p role="alert">{problem}</p>
            <button type="submit">Sign in</button>
          </form>
        )}
      </main>
    </MfaProvider>
  );
}
