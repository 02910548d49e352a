import { client } from './auth.js';
import { Home } from './Home.js';
import { Page } from './Page.js';
import { Security } from './Security.js';

/**
 * The pages of a signed-in user: home, and Account → Security. The links load a page, so that the browser warns a user
 * who would leave unsaved backup codes.
 */
export function Account({ user }: { user: { name: string; email: string } }) {
  const path = location.pathname;
  const signOut = async () => {
    await client.signOut();
    location.assign('/');
  };
  const link = (to: string, label: string) => (
    <a href={to} aria-current={path === to ? 'page' : undefined}>
      {label}
    </a>
  );
  return (
    <Page
      onSignOut={signOut}
      nav={
        <nav>
          {link('/', 'Home')}
          {link('/security', 'Security')}
        </nav>
      }
    >
      {path === '/security' ? <Security email={user.email} onSignOut={signOut} /> : <Home name={user.name} />}
    </Page>
  );
}
