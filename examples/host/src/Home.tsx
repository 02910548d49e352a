import { useQuery } from '@tanstack/react-query';
import { mfaQuery } from './auth.js';
import { Title } from './Page.js';

export function Home({ name, onSecurity }: { name: string; onSecurity: () => void }) {
  const mfa = useQuery(mfaQuery);
  return (
    <>
      <Title>Good to see you, {name}</Title>
      {mfa.data?.enrolled === false && (
        <aside className="banner">
          <p>
            <strong>Your password is all that protects your account.</strong> A second step takes two minutes.
          </p>
          <button type="button" onClick={onSecurity}>
            Protect my account
          </button>
        </aside>
      )}
      <div className="cards">
        <section className="card">
          <h2>Your berth</h2>
          <p className="figure">B 14</p>
          <p>North pier, 11.5 m, shore power. Yours until 30 September.</p>
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
