import { currentUser } from '../../lib/session';
import { Header } from '../Header';
import { Mfa } from '../Mfa';
import { Settings } from './Settings';

export default async function Security() {
  const user = await currentUser();
  return (
    <>
      <Header />
      <main>
        <h1>Security</h1>
        <p>Signed in as {user.email}</p>
        <Mfa>
          <Settings />
        </Mfa>
      </main>
    </>
  );
}
