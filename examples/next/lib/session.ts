import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { auth } from './auth';

/** Who is signed in. better-auth opens a session only after the second step, so a half-open sign-in has none. */
export async function currentUser() {
  const session = await auth.api.getSession({ headers: await headers() });
  return session?.user ?? redirect('/sign-in');
}

/** Who is signed in with a second step. The server checks it, whatever a screen has shown. */
export async function userWithSecondStep() {
  const user = await currentUser();
  return user.twoFactorEnabled ? user : redirect('/security');
}
