import { MfaSettings } from '@protekt/react-mfa';
import { Title } from './Page.js';

/** Account → Security. */
export function Security({ email, onSignOut }: { email: string; onSignOut: () => void }) {
  return (
    <div className="column">
      <Title>Security</Title>
      <p className="lead">Signed in as {email}</p>
      <MfaSettings onRestart={onSignOut} />
    </div>
  );
}
