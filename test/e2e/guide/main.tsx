import { MfaFlow, type MfaLoginResult, MfaProvider, MfaSettings } from '@protekt/react-mfa';
import { MfaPolicyPanel, MfaUserReset } from '@protekt/react-mfa/admin';
import { createSandbox, type Sandbox, type SandboxOptions, type SandboxTokens } from '@protekt/react-mfa/sandbox';
import '@protekt/react-mfa/styles.css';
import { type FormEvent, type ReactElement, useState } from 'react';
import { createRoot } from 'react-dom/client';

declare global {
  interface Window {
    sandbox: Sandbox;
    openSandbox: (options: SandboxOptions) => void;
  }
}

type Login = MfaLoginResult<SandboxTokens>;

/** What a host has around the drop-ins: a sign-in form, a page behind it, settings, and an administrator's page. */
function App({ sandbox }: { sandbox: Sandbox }): ReactElement {
  const [login, setLogin] = useState<Login>();
  const [place, setPlace] = useState<'login' | 'home' | 'settings' | 'admin'>('login');
  const leave = (): void => {
    sandbox.signOut();
    setLogin(undefined);
    setPlace('login');
  };
  const signIn = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const [email, password] = [String(data.get('email')), String(data.get('password'))];
    setLogin(await sandbox.adapter.login({ email, password }));
  };
  return (
    <MfaProvider adapter={sandbox.adapter} issuer="Harbour" support={<p>Call us: +1 555 0100</p>}>
      <nav>
        <button type="button" onClick={() => setPlace('settings')}>
          Settings
        </button>
        <button type="button" onClick={() => setPlace('admin')}>
          Administration
        </button>
        <button type="button" onClick={leave}>
          Sign out
        </button>
      </nav>
      {place === 'home' ? <h1>Welcome</h1> : null}
      {place === 'settings' ? <MfaSettings onRestart={leave} /> : null}
      {place === 'admin' ? (
        <>
          <MfaPolicyPanel admin={sandbox.admin} />
          <MfaUserReset admin={sandbox.admin} />
        </>
      ) : null}
      {place === 'login' && login ? (
        <MfaFlow result={login} onComplete={() => setPlace('home')} onRestart={leave} onCancel={leave} />
      ) : null}
      {place === 'login' && !login ? (
        <form onSubmit={(event) => void signIn(event)}>
          <label>
            Email <input name="email" type="email" />
          </label>
          <label>
            Password <input name="password" type="password" />
          </label>
          <button type="submit">Sign in</button>
        </form>
      ) : null}
    </MfaProvider>
  );
}

const root = createRoot(document.getElementById('root') ?? document.body);
let opened = 0;
window.openSandbox = (options) => {
  window.sandbox = createSandbox({ issuer: 'Harbour', ...options });
  root.render(<App key={++opened} sandbox={window.sandbox} />);
};
window.openSandbox({});
