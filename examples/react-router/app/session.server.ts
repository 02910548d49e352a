import { redirect } from 'react-router';
import { auth } from './auth.server';

/** Who is signed in. better-auth opens a session only after the second step, so a half-open sign-in has none. */
export async function currentUser(request: Request) {
  const session = await auth.api.getSession({ headers: request.headers });
  if (!session) throw redirect('/sign-in');
  return session.user;
}

/** Who is signed in with a second step. The server checks it, whatever a screen has shown. */
export async function userWithSecondStep(request: Request) {
  const user = await currentUser(request);
  if (!user.twoFactorEnabled) throw redirect('/security');
  return user;
}
