import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from './auth.js';
import { Home } from './Home.js';
import { Page } from './Page.js';
import { Security } from './Security.js';
import { SecurityTask, type Task } from './SecurityTask.js';

/** Signed in: home, and Account → Security. A task on the account's security has the page for itself. */
export function Account({ user }: { user: { name: string; email: string } }) {
  const queryClient = useQueryClient();
  const [page, setPage] = useState<'home' | 'security'>('home');
  const [task, setTask] = useState<Task>();
  const [outcome, setOutcome] = useState('');

  const start = (next: Task) => {
    setTask(next);
    setOutcome('');
  };
  const finish = (said = '') => {
    setTask(undefined);
    setPage('security');
    setOutcome(said);
  };
  const signOut = async () => {
    await client.signOut();
    await queryClient.resetQueries();
  };
  const link = (to: typeof page, label: string) => (
    <button type="button" aria-current={page === to ? 'page' : undefined} onClick={() => setPage(to)}>
      {label}
    </button>
  );

  if (task)
    return (
      <Page narrow>
        <SecurityTask task={task} onFinish={finish} />
      </Page>
    );
  return (
    <Page
      onSignOut={signOut}
      nav={
        <nav>
          {link('home', 'Home')}
          {link('security', 'Security')}
        </nav>
      }
    >
      {page === 'home' ? (
        <Home name={user.name} onSecurity={() => setPage('security')} />
      ) : (
        <Security email={user.email} outcome={outcome} onTask={start} />
      )}
    </Page>
  );
}
