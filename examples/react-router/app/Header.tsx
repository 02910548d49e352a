import { Link } from 'react-router';
import { client } from './client';

export function Header() {
  const signOut = async () => {
    await client.signOut();
    location.assign('/sign-in'); // a new page, so that nothing of this user stays in memory
  };
  return (
    <header>
      <strong>Harbour</strong>
      <Link to="/">Home</Link>
      <Link to="/security">Security</Link>
      <Link to="/vault">Vault</Link>
      <button type="button" onClick={signOut}>
        Sign out
      </button>
    </header>
  );
}
