import { Header } from '../Header';
import { currentUser } from '../session.server';
import type { Route } from './+types/home';

export async function loader({ request }: Route.LoaderArgs) {
  const { name, twoFactorEnabled } = await currentUser(request);
  return { name, isOn: Boolean(twoFactorEnabled) };
}

export default function Home({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <Header />
      <main>
        <h1>Good to see you, {loaderData.name}</h1>
        <p>Two-step verification is {loaderData.isOn ? 'on' : 'off'}.</p>
      </main>
    </>
  );
}
