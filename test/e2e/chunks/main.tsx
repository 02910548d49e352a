import { type ReactElement, useState } from 'react';
import { createRoot } from 'react-dom/client';
import '../../../src/styles/index.css';
import { MfaPolicyPanel, MfaUserReset } from '../../../src/admin.js';
import { MfaProvider, MfaSettings, TotpSetup } from '../../../src/index.js';
import { createSandbox } from '../../../src/sandbox/index.js';

const anna = { email: 'anna@example.com', password: 'correct horse battery' };
const sandbox = createSandbox({ users: [{ ...anna, sms: '+15550136677', passkey: true }] });
sandbox.signIn(anna.email);

function Page(): ReactElement {
  const [setups, setSetups] = useState(0);
  const [errors, setErrors] = useState<string[]>([]);
  return (
    <MfaProvider
      adapter={sandbox.adapter}
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
