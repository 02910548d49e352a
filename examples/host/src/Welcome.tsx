import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AskForm, Field } from './AskForm.js';
import { adapter, client, type Login, userQuery } from './auth.js';
import { Page, Title } from './Page.js';

/** Sign in or sign up. The login response is passed to `MfaFlow` unchanged. */
export function Welcome({ onLogin }: { onLogin: (login: Login) => void }) {
  const [isNew, setNew] = useState(false);
  return (
    <Page narrow>
      <section className="card" key={String(isNew)}>
        <Title>{isNew ? 'Create your account' : 'Sign in to Harbour'}</Title>
        <p className="lead">Your berth, the tides, and your boat’s documents in one place.</p>
        {isNew ? <SignUp /> : <SignIn onLogin={onLogin} />}
        <p className="other">
          {isNew ? 'Already have an account?' : 'New here?'}{' '}
          <button type="button" className="link" onClick={() => setNew(!isNew)}>
            {isNew ? 'Sign in' : 'Create an account'}
          </button>
        </p>
      </section>
    </Page>
  );
}

function SignIn({ onLogin }: { onLogin: (login: Login) => void }) {
  return (
    <AskForm
      submitLabel="Sign in"
      words={{ INVALID_CREDENTIALS: 'Incorrect email or password.' }}
      onSubmit={async (field) => onLogin(await adapter.login({ email: field('email'), password: field('password') }))}
    >
      <Field label="Email" name="email" type="email" autoComplete="username" />
      <Field label="Password" name="password" type="password" autoComplete="current-password" />
    </AskForm>
  );
}

function SignUp() {
  const queryClient = useQueryClient();
  return (
    <AskForm
      submitLabel="Create account"
      onSubmit={async (field) => {
        const { error } = await client.signUp.email({
          name: field('name'),
          email: field('email'),
          password: field('password'),
        });
        if (error) throw new Error(error.message);
        await queryClient.invalidateQueries(userQuery);
      }}
    >
      <Field label="Name" name="name" autoComplete="name" />
      <Field label="Email" name="email" type="email" autoComplete="username" />
      <Field label="Password" name="password" type="password" autoComplete="new-password" minLength={8} />
    </AskForm>
  );
}
