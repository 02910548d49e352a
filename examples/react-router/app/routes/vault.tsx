import { Header } from '../Header';
import { userWithSecondStep } from '../session.server';
import type { Route } from './+types/vault';

/** Requires a second step. The loader checks the session on every request. */
export async function loader({ request }: Route.LoaderArgs) {
  const { name } = await userWithSecondStep(request);
  return { name };
}

export default function Vault({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <Header />
      <main>
        <h1>The vault of {loaderData.name}</h1>
        <p>Only users who have completed two-step verification can read this.</p>
      </main>
    </>
  );
}
