import { isMfaError } from '@protekt/react-mfa';
import { type FormEvent, useState } from 'react';

interface Values {
  name: string;
  email: string;
  password: string;
}

interface PasswordFormProps {
  submit: string;
  withName?: boolean;
  onSubmit: (values: Values) => Promise<void>;
}

export function PasswordForm({ submit, withName = false, onSubmit }: PasswordFormProps) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isBusy) return;
    const data = new FormData(event.currentTarget);
    const field = (name: string) => String(data.get(name) ?? '');
    setBusy(true);
    setProblem('');
    try {
      await onSubmit({ name: field('name'), email: field('email'), password: field('password') });
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form method="post" onSubmit={send}>
      {withName && (
        <label>
          Name
          <input name="name" autoComplete="name" required />
        </label>
      )}
      <label>
        Email
        <input name="email" type="email" autoComplete="username" required />
      </label>
      <label>
        Password
        <input
          name="password"
          type="password"
          autoComplete={withName ? 'new-password' : 'current-password'}
          minLength={8}
          required
        />
      </label>
      <p role="alert">{problem}</p>
      <button type="submit">{isBusy ? 'One moment…' : submit}</button>
    </form>
  );
}

function problemOf(error: unknown): string {
  if (isMfaError(error)) {
    return error.code === 'INVALID_CREDENTIALS' ? 'Incorrect email or password.' : 'Something went wrong. Try again.';
  }
  return error instanceof Error ? error.message : 'Something went wrong. Try again.';
}
