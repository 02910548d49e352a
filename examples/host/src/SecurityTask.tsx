import { BackupCodesPanel, MfaEnrollment } from '@protekt/react-mfa';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { AskForm, Field } from './AskForm.js';
import { adapter, mfaQuery } from './auth.js';

export type Task = 'set-up' | 'new-codes' | 'turn-off';

interface SecurityTaskProps {
  task: Task;
  /** Called with what was changed; without a word if nothing was. */
  onFinish: (outcome?: string) => void;
}

/** One change to the account's second step, from the first screen to the last. */
export function SecurityTask({ task, onFinish }: SecurityTaskProps) {
  const queryClient = useQueryClient();
  const changed = async (outcome: string) => {
    await queryClient.invalidateQueries({ ...mfaQuery, refetchType: 'all' });
    onFinish(outcome);
  };
  const leave = () => onFinish();

  // The button that opened the task is gone, and the focus with it.
  const screen = useRef<HTMLElement>(null);
  useEffect(() => screen.current?.querySelector('h1')?.focus(), []);

  switch (task) {
    case 'set-up':
      return (
        <MfaEnrollment
          ref={screen}
          headingLevel={1}
          onEnrolled={() => changed('The second step is on.')}
          onSkip={leave}
        />
      );
    case 'new-codes':
      return (
        <BackupCodesPanel
          ref={screen}
          headingLevel={1}
          onSaved={() => onFinish('Your new backup codes are saved.')}
          onLater={leave}
        />
      );
    case 'turn-off':
      return (
        <section className="card" ref={screen}>
          <h1 tabIndex={-1}>Turn off the second step?</h1>
          <p className="lead">Your password alone will open your account. Your backup codes stop working too.</p>
          <AskForm
            submitLabel="Turn off"
            onSubmit={async (field) => {
              await adapter.disable({}, { proof: { password: field('password') } });
              await changed('The second step is off.');
            }}
          >
            <Field label="Password" name="password" type="password" autoComplete="current-password" />
          </AskForm>
          <button type="button" onClick={leave}>
            Keep it on
          </button>
        </section>
      );
  }
}
