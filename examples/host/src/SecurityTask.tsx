import { BackupCodesPanel, MfaEnrollment } from '@protekt/react-mfa';
import { useQueryClient } from '@tanstack/react-query';
import { AskForm, Field } from './AskForm.js';
import { adapter, mfaQuery } from './auth.js';
import { Title } from './Page.js';

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

  switch (task) {
    case 'set-up':
      return <MfaEnrollment headingLevel={1} onEnrolled={() => changed('The second step is on.')} onSkip={leave} />;
    case 'new-codes':
      return (
        <BackupCodesPanel
          headingLevel={1}
          onSaved={() => onFinish('Your new backup codes are saved.')}
          onLater={leave}
        />
      );
    case 'turn-off':
      return (
        <section className="card">
          <Title>Turn off the second step?</Title>
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
