import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { auth } from './auth';

/** The signed-in user. better-auth creates a session only after the second step, so an unfinished sign-in has none. */
export async function currentUser() {
  const session = await auth.api.getSession({ headers: await headers() });
  return session?.user ?? redirect('/sign-in');
}

/** The user who is signed in with a second step. The server checks this, whatever a screen has shown. */
export async function userWithSecondStep() {
  const user = await currentUser();
  return user.twoFactorEnabled ? user : redirect('/security');
}
