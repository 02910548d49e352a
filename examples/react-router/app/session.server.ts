import { redirect } from 'react-router';
import { auth } from './auth.server';

/** The signed-in user. better-auth creates a session only after the second step, so an unfinished sign-in has none. */
export async function currentUser(request: Request) {
  const session = await auth.api.getSession({ headers: request.headers });
  if (!session) throw redirect('/sign-in');
  return session.user;
}

/** The user who is signed in with a second step. The server checks this, whatever a screen has shown. */
export async function userWithSecondStep(request: Request) {
  const user = await currentUser(request);
  if (!user.twoFactorEnabled) throw redirect('/security');
  return user;
}
