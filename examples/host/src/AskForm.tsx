import { isMfaError, type MfaErrorCode } from '@protekt/react-mfa';
import { en } from '@protekt/react-mfa/locales/en';
import { type FormEvent, type InputHTMLAttributes, type ReactNode, useId, useState } from 'react';

interface AskFormProps {
  submitLabel: string;
  /** May reject with an error of the library, or with an error whose message is shown. */
  onSubmit: (field: (name: string) => string) => Promise<void>;
  /** Different texts for errors of the library. */
  words?: Partial<Record<MfaErrorCode, string>>;
  children: ReactNode;
}

/** A form that submits once at a time and shows errors. */
export function AskForm({ submitLabel, onSubmit, words, children }: AskFormProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const data = new FormData(event.currentTarget);
    setBusy(true);
    setProblem('');
    try {
      await onSubmit((name) => String(data.get(name) ?? ''));
    } catch (error) {
      if (isMfaError(error)) setProblem({ ...en.errors, ...words }[error.code]);
      else setProblem(error instanceof Error ? error.message : en.errors.UNKNOWN);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form method="post" aria-busy={busy} onSubmit={submit}>
      {children}
      <p className="problem" role="alert">
        {problem}
      </p>
      <button type="submit" className="primary">
        {busy ? 'One moment…' : submitLabel}
      </button>
    </form>
  );
}

export function Field({ label, ...input }: { label: string } & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} required {...input} />
    </div>
  );
}
