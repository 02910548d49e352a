import { useMfaStatus } from '@protekt/react-mfa';
import { Title } from './Page.js';

export function Home({ name }: { name: string }) {
  const { state } = useMfaStatus();
  return (
    <>
      <Title>Good to see you, {name}</Title>
      {state.status === 'ready' && !state.mfa.enrolled && (
        <aside className="banner">
          <p>
            <strong>Only your password protects your account.</strong> Add two-step verification in a few minutes.
          </p>
          <a className="button" href="/security">
            Turn it on
          </a>
        </aside>
      )}
      <div className="cards">
        <section className="card">
          <h2>Your berth</h2>
          <p className="figure">B 14</p>
          <p>North pier, 11.5 m, shore power. Yours until September 30.</p>
        </section>
        <section className="card">
          <h2>Tides today</h2>
          <dl>
            <dt>High water</dt>
            <dd>06:12</dd>
            <dt>Low water</dt>
            <dd>12:31</dd>
            <dt>High water</dt>
            <dd>18:40</dd>
          </dl>
        </section>
      </div>
    </>
  );
}
