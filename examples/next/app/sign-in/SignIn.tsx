'use client';
import { MfaFlow } from '@protekt/react-mfa';
import { useState } from 'react';
import { adapter, client, type Login } from '../../lib/client';
import { PasswordForm } from './PasswordForm';

/** The password, then whatever else the server requires. */
export function SignIn() {
  const [login, setLogin] = useState<Login>();
  const [isNew, setNew] = useState(false);
  const again = () => setLogin(undefined);
  const enter = () => location.assign('/'); // a new page: the server sees the session's cookie

  if (login) return <MfaFlow result={login} onComplete={enter} onCancel={again} onRestart={again} />;
  return (
    <>
      <h1>{isNew ? 'Create your account' : 'Sign in to Harbour'}</h1>
      {isNew ? (
        <PasswordForm
          key="new"
          submit="Create account"
          withName
          onSubmit={async (values) => {
            const { error } = await client.signUp.email(values);
            if (error) throw new Error(error.message ?? 'We couldn’t create your account.');
            enter();
          }}
        />
      ) : (
        <PasswordForm key="known" submit="Sign in" onSubmit={async (values) => setLogin(await adapter.login(values))} />
      )}
      <p>
        <button type="button" onClick={() => setNew(!isNew)}>
          {isNew ? 'Sign in' : 'Create an account'}
        </button>
      </p>
    </>
  );
}
