import { MfaSettings } from '@protekt/react-mfa';
import { useNavigate } from 'react-router';
import { Header } from '../Header';
import { Mfa } from '../Mfa';
import { currentUser } from '../session.server';
import type { Route } from './+types/security';

export async function loader({ request }: Route.LoaderArgs) {
  const { email } = await currentUser(request);
  return { email };
}

export default function Security({ loaderData }: Route.ComponentProps) {
  const navigate = useNavigate();
  return (
    <>
      <Header />
      <main>
        <h1>Security</h1>
        <p>Signed in as {loaderData.email}</p>
        <Mfa>
          <MfaSettings onRestart={() => void navigate('/sign-in')} />
        </Mfa>
      </main>
    </>
  );
}
