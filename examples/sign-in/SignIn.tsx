import { MfaFlow, type MfaLoginResult, MfaProvider } from '@protekt/react-mfa';
import { protektAdapter } from '@protekt/react-mfa/adapters/protekt';
import '@protekt/react-mfa/styles.css';
import { type FormEvent, useState } from 'react';
import { protekt, setUserSession, type Tokens } from './protekt.js'; // your SDK, and a function that stores its tokens

const adapter = protektAdapter(protekt);

export function SignIn({ onDone }: { onDone: () => void }) {
  const [login, setLogin] = useState<MfaLoginResult<Tokens>>();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setLogin(await protekt.auth.login({ email: `${form.get('email')}`, password: `${form.get('password')}` }));
  };

  if (!login)
    return (
      <form method="post" onSubmit={(event) => void submit(event)}>
        <input name="email" type="email" autoComplete="username" aria-label="Email" required />
        <input name="password" type="password" autoComplete="current-password" aria-label="Password" required />
        <button type="submit">Sign in</button>
      </form>
    );
  return (
    <MfaProvider adapter={adapter} issuer="Harbour">
      <MfaFlow
        result={login}
        onSession={(session) => {
          if ('tokens' in session) setUserSession(session.tokens); // store the tokens as soon as they arrive
        }}
        onComplete={onDone} // leave the sign-in page
        onRestart={() => setLogin(undefined)} // the challenge has ended: show the form again
      />
    </MfaProvider>
  );
}
