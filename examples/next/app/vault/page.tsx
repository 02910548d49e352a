import { userWithSecondStep } from '../../lib/session';
import { Header } from '../Header';

/** A server component that requires a second step. It checks the session on every request. */
export default async function Vault() {
  const user = await userWithSecondStep();
  return (
    <>
      <Header />
      <main>
        <h1>The vault of {user.name}</h1>
        <p>Only users who have completed two-step verification can read this.</p>
      </main>
    </>
  );
}
