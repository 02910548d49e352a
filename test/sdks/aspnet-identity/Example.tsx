import { MfaFlow, type MfaLoginResult, MfaProvider, MfaSettings, toMfaError } from '@protekt/react-mfa';
import { aspnetIdentityAdapter } from '@protekt/react-mfa/adapters/aspnet-identity';
import { en } from '@protekt/react-mfa/locales/en';
import { type FormEvent, useState } from 'react';

/** Create it once, outside your components: it keeps the password until the code is entered. */
const adapter = aspnetIdentityAdapter();

export function Account() {
  const [isSignedIn, setSignedIn] = useState(false);
  const [login, setLogin] = useState<MfaLoginResult>();
  const [problem, setProblem] = useState('');

  const signIn = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    try {
      setLogin(await adapter.login({ email: `${form.get('email')}`, password: `${form.get('password')}` }));
    } catch (error) {
      setProblem(en.errors[toMfaError(error).code]);
    }
  };

  return (
    <MfaProvider adapter={adapter} issuer="Harbour">
      {isSignedIn ? (
        <MfaSettings />
      ) : login ? (
        <MfaFlow result={login} onComplete={() => setSignedIn(true)} onRestart={() => setLogin(undefined)} />
      ) : (
        <form onSubmit={(event) => void signIn(event)}>
          <input name="email" type="email" aria-label="Email" autoComplete="username" />
          <input name="password" type="password" aria-label="Password" autoComplete="current-password" />
          <p role="alert">{problem}</p>
          <button type="submit">Sign in</button>
        </form>
      )}
    </MfaProvider>
  );
}
