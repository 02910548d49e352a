import { type ReactElement, useState } from 'react';
import { createRoot } from 'react-dom/client';
import '../../../src/styles/index.css';
import { MfaPolicyPanel, MfaUserReset } from '../../../src/admin.js';
import { type DialogProps, MfaProvider, MfaSettings, TotpSetup } from '../../../src/index.js';
import { createSandbox } from '../../../src/sandbox/index.js';

const anna = { email: 'anna@example.com', password: 'correct horse battery' };
/** `?own`: the host has a dialog of its own, and a change needs the password, so that both of our dialogs open. */
const hasOwn = location.search === '?own';
const sandbox = createSandbox({
  users: [{ ...anna, sms: '+15550136677', passkey: true }],
  ...(hasOwn && { requireReauth: 'password' }),
});
sandbox.signIn(anna.email);

const OwnDialog = ({ label, children }: DialogProps): ReactElement => (
  <dialog open aria-label={label}>
    {children}
  </dialog>
);

function Page(): ReactElement {
  const [setups, setSetups] = useState(0);
  const [errors, setErrors] = useState<string[]>([]);
  return (
    <MfaProvider
      adapter={sandbox.adapter}
      slots={hasOwn ? { Dialog: OwnDialog } : undefined}
      onError={({ operation, code }) => setErrors((old) => [...old, `${operation} ${code}`])}
    >
      <MfaSettings id="account" className="mine" headingLevel={3} />
      <MfaPolicyPanel admin={sandbox.admin} id="policy" className="mine" />
      <MfaUserReset admin={sandbox.admin} id="reset" className="mine" />
      <button type="button" onClick={() => setSetups(setups + 1)}>
        New set-up
      </button>
      {setups ? <TotpSetup key={setups} /> : null}
      <output>{errors.join(', ')}</output>
    </MfaProvider>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Page />);
