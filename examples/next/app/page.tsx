import { currentUser } from '../lib/session';
import { Header } from './Header';

export default async function Home() {
  const user = await currentUser();
  return (
    <>
      <Header />
      <main>
        <h1>Good to see you, {user.name}</h1>
        <p>Two-step verification is {user.twoFactorEnabled ? 'on' : 'off'}.</p>
      </main>
    </>
  );
}
